"""Mutation: small changes to a questionnaire, to see whether its scenarios notice (docs/mutation.md)."""
