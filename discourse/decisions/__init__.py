"""How a reading is decided, whatever the language: rules in order, named conditions, the record.

- `cascade`: the first rule of a family whose test holds decides.
- `condition_registry`: the questions that a line of the lexicon may ask.
- `entry`: such a line. `marker`: what is said of a marker that was found.
"""
