"""One procedure a file: its facts, states, steps, rules, and the values letters may use. A module here is found by
its name.
"""
