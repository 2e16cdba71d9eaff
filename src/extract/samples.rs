//! Small PDFs for tests, written by hand.

/// What a PDF has besides its pages, as PDF syntax. Object 1 is the catalogue, 2 the tree of
/// pages, 3 the first page, 4 the font; then the further objects, then pages and contents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pdf<'a> {
    /// Entries of every page.
    pub(super) page: &'a str,
    /// Entries of the tree of pages.
    pub(super) tree: &'a str,
    /// Entries of the resources of every page.
    pub(super) resources: &'a str,
    /// Operators before the text of a page.
    pub(super) before: &'a str,
    /// The only page, from 0, that has these operators; none for every page.
    pub(super) only_before: Option<usize>,
    /// Streams from number 5 on: the entries of each, and its content.
    pub(super) objects: &'a [(&'a str, &'a str)],
    /// Entries of the trailer.
    pub(super) trailer: &'a str,
}

impl Default for Pdf<'_> {
    fn default() -> Self {
        Self {
            page: "/Parent 2 0 R /MediaBox [0 0 595 842]",
            tree: "",
            resources: "",
            before: "",
            only_before: None,
            objects: &[],
            trailer: "",
        }
    }
}

impl Pdf<'_> {
    /// The bytes of a PDF whose pages print these texts, one line under the other, in Helvetica.
    pub(super) fn write(&self, pages: &[&str]) -> Vec<u8> {
        // The first page is object 3, the others stand behind the further objects, and each
        // content behind those.
        let others = 5 + self.objects.len();
        let page_number = |at: usize| if at == 0 { 3 } else { others + at - 1 };
        let contents = others + pages.len().saturating_sub(1);
        let kids: Vec<String> = (0..pages.len())
            .map(|at| format!("{} 0 R", page_number(at)))
            .collect();
        let page = |at: usize| {
            let parent = if self.page.contains("/Parent") {
                ""
            } else {
                "/Parent 2 0 R"
            };
            format!(
                "<< /Type /Page {parent} {} /Resources << /Font << /F1 4 0 R >> {} >> /Contents {} \
                 0 R >>",
                self.page,
                self.resources,
                contents + at
            )
            .into_bytes()
        };
        let mut objects: Vec<Vec<u8>> = vec![
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            format!(
                "<< /Type /Pages /Kids [{}] /Count {} {} >>",
                kids.join(" "),
                pages.len(),
                self.tree
            )
            .into_bytes(),
            if pages.is_empty() {
                b"null".to_vec()
            } else {
                page(0)
            },
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                .to_vec(),
        ];
        objects.extend(
            self.objects
                .iter()
                .map(|(entries, content)| stream(entries, content.as_bytes())),
        );
        objects.extend((1..pages.len()).map(page));
        for (at, text) in pages.iter().enumerate() {
            let before = match self.only_before {
                Some(only) if only != at => "",
                _ => self.before,
            };
            objects.push(stream("", &content(before, text)));
        }
        file(&objects, self.trailer)
    }
}

/// A PDF of pages with these texts.
pub(super) fn pdf(pages: &[&str]) -> Vec<u8> {
    Pdf::default().write(pages)
}

fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// Each line of the text shown under the one before. Characters are those of Latin-1.
fn content(before: &str, text: &str) -> Vec<u8> {
    let mut content = before.as_bytes().to_vec();
    if text.is_empty() {
        return content;
    }
    content.extend(b"\nBT /F1 12 Tf 72 720 Td ");
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            content.extend(b" 0 -14 Td ");
        }
        content.push(b'(');
        for character in line.chars() {
            if matches!(character, '(' | ')' | '\\') {
                content.push(b'\\');
            }
            content.push(u8::try_from(character).unwrap());
        }
        content.extend(b") Tj");
    }
    content.extend(b" ET");
    content
}

/// The objects with their table of places.
fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = String::from("0000000000 65535 f \n");
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    bytes.extend(
        format!(
            "xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} \
             >>\nstartxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    bytes
}
