// The words of SPARQL 1.1: keywords, functions and booleans, over which nothing is offered unasked.

const WORDS = `a abs all as asc ask avg base bind bnode bound by ceil coalesce concat construct contains count datatype day
  desc describe distinct encode_for_uri exists false filter floor from graph group group_concat having hours if in iri
  isblank isiri isliteral isnumeric isuri lang langmatches lcase limit max md5 min minus minutes month named not now
  offset optional order prefix rand reduced regex replace round sameterm sample seconds select separator service sha1
  sha256 sha384 sha512 silent str strafter strbefore strdt strends strlang strlen strstarts struuid substr sum timezone
  true tz ucase undef union uri uuid values where year`.split(/\s+/);

// Tell whether *text* is such a word, or may become one.
export function beginsKeyword(text) {
  const begun = text.toLowerCase();
  return WORDS.some((word) => word.startsWith(begun));
}
