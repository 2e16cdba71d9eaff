//! A face with only the letters that are used, for a file that a browser opens.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::read::FontRef;
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

/// The face with these characters and their glyphs. The subset is made for PDF, which asks for no
/// table of characters; a browser does, so that is written anew, and the tables of names and
/// metrics that it wants to see are the face's own.
///
/// # Errors
/// When the face cannot be read; what is wrong with it.
pub fn subset(face: &[u8], letters: &BTreeMap<char, u32>) -> Result<Vec<u8>, String> {
    let mut remapper = GlyphRemapper::new();
    let mut mappings: Vec<(char, GlyphId)> = Vec::with_capacity(letters.len());
    for (&character, &glyph) in letters {
        let glyph = u16::try_from(glyph).map_err(|_| "a glyph has too large a number")?;
        mappings.push((character, GlyphId::new(u32::from(remapper.remap(glyph)))));
    }
    let small = subsetter::subset(face, 0, &remapper).map_err(|error| error.to_string())?;
    let small = FontRef::new(&small).map_err(|error| error.to_string())?;
    let whole = FontRef::new(face).map_err(|error| error.to_string())?;
    let cmap = Cmap::from_mappings(mappings).map_err(|error| error.to_string())?;
    let mut builder = FontBuilder::new();
    builder
        .add_table(&cmap)
        .map_err(|error| error.to_string())?;
    let mut add = |name: &[u8; 4]| {
        if let Some(table) = whole.table_data(Tag::new(name)) {
            builder.add_raw(Tag::new(name), table.as_bytes().to_vec());
        }
    };
    add(b"OS/2");
    add(b"name");
    builder.copy_missing_tables(small);
    Ok(builder.build())
}
