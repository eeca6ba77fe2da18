"""How a reading is decided in any language: ordered rules, named conditions, the result.

- `cascade`: the first rule of a family whose test holds decides.
- `condition_registry`: the conditions that a line of the lexicon can name.
- `entry`: such a line. `marker`: the record of a marker that was found.
"""
