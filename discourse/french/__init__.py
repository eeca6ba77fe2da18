"""What the library knows about French grammar, as code; its word lists are in `languages/fr`.

Each question is decided in one place:

- which word a spelling stands for (PROGRES, oeuvre, élu·e·s): `morphology.spelling`
- what a word form can be: `morphology.form_readings`; its lemma: `morphology.dictionary`
- which lemma a noun, adjective or name has in its sentence: `morphology.nominal`
- what a word is in its sentence: `morphology.tag_rules`
- compound tenses and voice: `morphology.grouping`
- whether a verb is negated: `morphology.verb_negation`; another word: `word_negation`
- a sentence as words, tags, verb groups and clauses: `parse`
- who is the subject: `subjects`, where it follows its verb: `inversion`; its pronouns: `clitics`
- where a noun phrase begins and ends, whether it is an object: `noun_phrases`, `stretches`
- which verb governs an infinitive: `verb_chains`; what a word governs: `complements`
- who speaks: `speech`, `holders`
- how a marker reads in its context: `readings`, one module a word family (`pouvoir`, `devoir`, …)
- the conditions that a line of the lexicon may put on its context: `conditions`, `neighbours`
"""
