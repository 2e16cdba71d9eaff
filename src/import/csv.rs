//! CSV as a table: its character set and its delimiter are found out.

use ::csv::ReaderBuilder;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1251, WINDOWS_1252};

use super::table::{Sheet, TableCell};
use super::trouble::{Trouble, trouble};

/// What separates fields, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// So many bytes are looked at to find out the delimiter.
const SAMPLE: usize = 64 * 1024;

/// A table from CSV, and what was guessed of it: the character set where the file does not tell.
pub(super) fn read(bytes: &[u8]) -> Result<(Sheet, Option<&'static str>), Trouble> {
    let (text, guess) = decode(bytes)?;
    let delimiter = delimiter_of(&text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    for record in reader.records() {
        let record = record.map_err(|error| trouble(format!("the CSV is broken: {error}")))?;
        let cells = record
            .iter()
            .map(|field| TableCell::new(field.replace("\r\n", "\n")));
        sheet.rows.push(cells.collect());
    }
    sheet.trim();
    Ok((sheet, guess))
}

/// UTF-8 and UTF-16 are certain. Other bytes are of the character set of Windows for the East or
/// the West of Europe: where letters of the former would make words, it is that one.
fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), Trouble> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, is_wrong) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if is_wrong {
            return Err(trouble(format!("the file is not {}", encoding.name())));
        }
        return Ok((text.into_owned(), None));
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok((text.into_owned(), None));
    }
    if bytes.contains(&0) {
        return Err(trouble("the file is no text"));
    }
    // Further letters of Ukrainian and Russian; elsewhere these bytes are rare signs.
    let is_letter =
        |byte: &u8| *byte >= 0xc0 || b"\xa5\xa8\xaa\xaf\xb2\xb3\xb4\xb8\xba\xbf".contains(byte);
    let letters = bytes.iter().filter(|byte| is_letter(byte)).count();
    let pairs = bytes.windows(2).filter(|pair| pair.iter().all(is_letter));
    // Cyrillic words are made of these bytes alone; elsewhere they stand one by one.
    let encoding = if pairs.count() * 2 > letters {
        WINDOWS_1251
    } else {
        WINDOWS_1252
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Ok((text.into_owned(), Some(encoding.name())))
}

/// The delimiter that gives the first rows the same number of fields, and most of them.
fn delimiter_of(text: &str) -> u8 {
    let mut end = SAMPLE.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let mut best = (DELIMITERS[0], 0);
    for delimiter in DELIMITERS {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(sample.as_bytes());
        let lengths: Vec<usize> = reader
            .records()
            .filter_map(Result::ok)
            .map(|record| record.len())
            .take(20)
            .collect();
        let first = lengths.first().copied().unwrap_or(0);
        if first < 2 {
            continue;
        }
        let equal = lengths.iter().filter(|length| **length == first).count();
        // Even rows count more than many fields.
        let score = equal * 1_000 / lengths.len() * 10 + first.min(100);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(bytes: &[u8]) -> Vec<Vec<String>> {
        let (sheet, _) = read(bytes).unwrap();
        let rows = sheet.rows.iter();
        rows.map(|row| row.iter().map(|cell| cell.text.clone()).collect())
            .collect()
    }

    #[test]
    fn delimiters_and_character_sets_are_found_out() {
        let expected = [["Point", "Північ"], ["Troops, all", "yes; “no”"]];
        let comma = "Point,Північ\r\n\"Troops, all\",yes; “no”\r\n";
        let semicolon = "Point;Північ\nTroops, all;\"yes; “no”\"\n";
        let tab = "Point\tПівніч\nTroops, all\tyes; “no”\n";
        for text in [comma, semicolon, tab] {
            assert_eq!(fields(text.as_bytes()), expected, "{text}");
            assert_eq!(fields(format!("\u{feff}{text}").as_bytes()), expected);
            let utf16: Vec<u8> = format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
            assert_eq!(fields(&utf16), expected);
            let (windows, ..) = WINDOWS_1251.encode(text);
            assert_eq!(fields(&windows), expected);
            assert_eq!(read(&windows).unwrap().1, Some("windows-1251"));
        }
        let (windows, ..) = WINDOWS_1252.encode("Köln;Genève\nÖ;é\n");
        assert_eq!(fields(&windows), [["Köln", "Genève"], ["Ö", "é"]]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(read(&[0xff, 0x00, 0x80, 0x12]).is_err());
        assert_eq!(fields(b""), Vec::<Vec<String>>::new());
    }
}
