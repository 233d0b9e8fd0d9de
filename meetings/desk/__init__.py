"""The clerk's work on one meeting: what is done, what is next, typed lines made into rows."""
