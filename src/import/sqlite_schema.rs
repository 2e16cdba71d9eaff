//! The names of a table's columns, out of the words that made the table.

/// The names in small letters, and which of them is only another name for the number of a row.
pub(super) fn columns(sql: &str) -> (Vec<String>, Option<usize>) {
    let inside = match (sql.find('('), sql.rfind(')')) {
        (Some(start), Some(end)) if start < end => &sql[start + 1..end],
        _ => "",
    };
    let mut names = Vec::new();
    let mut key = None;
    for part in parts(inside) {
        let part = part.trim();
        let (name, rest) = name_of(part);
        let is_constraint = matches!(
            name.to_uppercase().as_str(),
            "CONSTRAINT" | "PRIMARY" | "UNIQUE" | "CHECK" | "FOREIGN" | ""
        ) && !part.starts_with(['"', '`', '[', '\'']);
        if is_constraint {
            continue;
        }
        let rest = rest.to_uppercase();
        if rest.split_whitespace().next() == Some("INTEGER") && rest.contains("PRIMARY KEY") {
            key = Some(names.len());
        }
        names.push(name.to_lowercase());
    }
    (names, key)
}

/// The parts between the commas that stand in no bracket and no quotation mark.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(mark), letter) => {
                if letter == mark {
                    quote = None;
                }
            }
            (None, '\'' | '"' | '`') => quote = Some(letter),
            (None, '[') => quote = Some(']'),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            (None, _) => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// The first name of a part, without the marks around it, and what stands behind.
fn name_of(part: &str) -> (&str, &str) {
    for (open, close) in [('"', '"'), ('`', '`'), ('[', ']'), ('\'', '\'')] {
        if let Some(rest) = part.strip_prefix(open) {
            return rest.split_once(close).unwrap_or((rest, ""));
        }
    }
    let end = part.find(|letter: char| letter.is_whitespace() || letter == '(');
    part.split_at(end.unwrap_or(part.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_from_constraints() {
        let sql = "CREATE TABLE DOCUMENTS(ID INTEGER NOT NULL PRIMARY KEY, \"Title\" TEXT \
            NOT NULL CHECK (LENGTH(Title) < 191, 'a,b'), [Date] INTEGER, Primary_name TEXT, \
            FOREIGN KEY(Coder) REFERENCES CODERS(ID), UNIQUE (Date, Title))";
        let (names, key) = columns(sql);
        assert_eq!(names, ["id", "title", "date", "primary_name"]);
        assert_eq!(key, Some(0));
        assert_eq!(columns("CREATE TABLE x").0, Vec::<String>::new());
        assert_eq!(columns(")(").0, Vec::<String>::new());
    }
}
