"""Measuring the reader: against annotated articles (`metrics`) and against public test sets (`public`)."""
