"""The lexicon: data files, and what loads, inflects and extends them."""
