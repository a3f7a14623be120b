"""JSON Schemas (2020-12) of the files that authors write, for editors and for checkers that know no crmready."""
