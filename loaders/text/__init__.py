"""What the parsers know of Czech text: lists, sentences, dates, words, and the forms of names."""
