"""Answers that were collected elsewhere: tables of form tools, files of our own, and the forms to collect them with.

`reading` gives a grid of cells, `columns` says what each column is, `sheet` what each row says, and `adding` puts it
into an assessment file, once. Nothing is guessed: what is not certain is an `Issue` until somebody accepts it.
"""
