//! Reads a record that is written plainly, several times as fast as the parser of RON.
//!
//! Plain are names, texts in ordinary quotation marks, words of a closed list with or without a
//! text in brackets, lists and maps of texts, ASCII white space and `//` comments. Whatever else
//! stands there, and whatever is wrong, is left to `ron`: nothing is explained here, so that every
//! finding stays the parser's. What is read is what `ron` reads, by test.

use std::borrow::Cow;
use std::fmt::Display;

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::quick::{behind_blank, word_end};

/// The value in `slice`, when it is written plainly and nothing is wrong with it.
pub(super) fn read<'t, T: Deserialize<'t>>(slice: &'t str) -> Option<T> {
    let mut reader = Reader { text: slice, at: 0 };
    reader.skip_blank().ok()?;
    let value = T::deserialize(&mut reader).ok()?;
    reader.skip_blank().ok()?;
    (reader.at == slice.len()).then_some(value)
}

/// Something that is not plain, or is wrong: `ron` is to say which.
#[derive(Debug)]
struct Odd;

impl Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not written plainly")
    }
}

impl std::error::Error for Odd {}

impl de::Error for Odd {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// Goes through a slice from its start to its end.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    /// The byte in hand, or 0 behind the end.
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn expect(&mut self, byte: u8) -> Result<(), Odd> {
        if self.byte() == byte {
            self.at += 1;
            Ok(())
        } else {
            Err(Odd)
        }
    }

    fn skip_blank(&mut self) -> Result<(), Odd> {
        let bytes = self.text.as_bytes();
        loop {
            self.at = behind_blank(bytes, self.at);
            if !bytes[self.at..].starts_with(b"//") {
                return Ok(());
            }
            self.at += memchr::memchr(b'\n', &bytes[self.at..]).ok_or(Odd)?;
        }
    }

    /// A name or a word.
    fn word(&mut self) -> Result<&'t str, Odd> {
        if !self.byte().is_ascii_alphabetic() {
            return Err(Odd);
        }
        let start = self.at;
        self.at = word_end(self.text.as_bytes(), start);
        Ok(&self.text[start..self.at])
    }

    /// A text in quotation marks.
    fn string(&mut self) -> Result<Cow<'t, str>, Odd> {
        self.expect(b'"')?;
        let rest = &self.text[self.at..];
        let end = memchr::memchr2(b'"', b'\\', rest.as_bytes()).ok_or(Odd)?;
        if rest.as_bytes()[end] == b'"' {
            self.at += end + 1;
            return Ok(Cow::Borrowed(&rest[..end]));
        }
        let close = closing_quote(rest.as_bytes(), end)?;
        self.at += close + 1;
        unescaped(&rest[..close], end).map(Cow::Owned)
    }
}

/// Where the closing quotation mark stands, when the first backslash stands at `from`.
fn closing_quote(rest: &[u8], from: usize) -> Result<usize, Odd> {
    let mut at = from;
    loop {
        at += memchr::memchr2(b'"', b'\\', rest.get(at..).ok_or(Odd)?).ok_or(Odd)?;
        if rest[at] == b'"' {
            return Ok(at);
        }
        at += 2;
    }
}

/// The text without its escapes, the first of which stands at `from`.
fn unescaped(text: &str, from: usize) -> Result<String, Odd> {
    let mut plain = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(from);
    plain.push_str(before);
    while let Some(escape) = rest.strip_prefix('\\') {
        plain.push(match escape.as_bytes().first() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'\'') => '\'',
            Some(b'n') => '\n',
            Some(b't') => '\t',
            _ => return Err(Odd),
        });
        let escape = &escape[1..];
        let next = memchr::memchr(b'\\', escape.as_bytes()).unwrap_or(escape.len());
        plain.push_str(&escape[..next]);
        rest = &escape[next..];
    }
    plain.shrink_to_fit();
    Ok(plain)
}

impl<'t> de::Deserializer<'t> for &mut Reader<'t> {
    type Error = Odd;

    fn deserialize_any<V: Visitor<'t>>(self, _: V) -> Result<V::Value, Odd> {
        Err(Odd)
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        visitor.visit_borrowed_str(self.word()?)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        let start = self.at;
        if self.byte().is_ascii_alphabetic() {
            if matches!(self.word()?, "Some" | "None") {
                return Err(Odd);
            }
            self.at = start;
        }
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        visitor.visit_enum(self)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Odd> {
        self.expect(b'(')?;
        visitor.visit_map(Items::until(b')', self))
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.expect(b'[')?;
        visitor.visit_seq(Items::until(b']', self))
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Odd> {
        self.expect(b'{')?;
        visitor.visit_map(Items::until(b'}', self))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct ignored_any
    }
}

/// What stands between two brackets, with commas between.
struct Items<'r, 't> {
    reader: &'r mut Reader<'t>,
    end: u8,
    /// True where another item may come: at the start and behind a comma.
    may_go_on: bool,
}

impl<'r, 't> Items<'r, 't> {
    fn until(end: u8, reader: &'r mut Reader<'t>) -> Self {
        Self {
            reader,
            end,
            may_go_on: true,
        }
    }

    /// True when another item comes; else the closing bracket is passed.
    fn has_next(&mut self) -> Result<bool, Odd> {
        self.reader.skip_blank()?;
        if self.reader.byte() == self.end {
            self.reader.at += 1;
            return Ok(false);
        }
        self.may_go_on.then_some(true).ok_or(Odd)
    }

    fn pass_comma(&mut self) -> Result<(), Odd> {
        self.reader.skip_blank()?;
        self.may_go_on = self.reader.expect(b',').is_ok();
        Ok(())
    }
}

impl<'t> SeqAccess<'t> for Items<'_, 't> {
    type Error = Odd;

    fn next_element_seed<T: DeserializeSeed<'t>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Odd> {
        if !self.has_next()? {
            return Ok(None);
        }
        let element = seed.deserialize(&mut *self.reader)?;
        self.pass_comma()?;
        Ok(Some(element))
    }
}

impl<'t> MapAccess<'t> for Items<'_, 't> {
    type Error = Odd;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Odd> {
        if !self.has_next()? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Odd> {
        self.reader.skip_blank()?;
        self.reader.expect(b':')?;
        self.reader.skip_blank()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.pass_comma()?;
        Ok(value)
    }
}

impl<'t> EnumAccess<'t> for &mut Reader<'t> {
    type Error = Odd;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self), Odd> {
        let variant = seed.deserialize(&mut *self)?;
        Ok((variant, self))
    }
}

impl<'t> VariantAccess<'t> for &mut Reader<'t> {
    type Error = Odd;

    fn unit_variant(self) -> Result<(), Odd> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, Odd> {
        self.expect(b'(')?;
        let value = seed.deserialize(&mut *self)?;
        self.expect(b')')?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Result<V::Value, Odd> {
        Err(Odd)
    }

    fn struct_variant<V: Visitor<'t>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Odd> {
        Err(Odd)
    }
}

#[cfg(test)]
mod tests;
