//! The table of the file as it is: each column with what it is taken for, each field with what
//! became of it.

use egui::{Frame, Margin, Panel, Rect, ScrollArea, Stroke, StrokeKind, Ui, pos2, vec2};

use super::choose::combo_ui;
use super::grid::{Cells, Grid, Place, cell_response, one_line, words_ui};
use super::roles::column_words;
use super::{Scene, heavy_rule, push, sheets, text};
use crate::import::{
    CellAt, ColumnMapping, ColumnRole, Sheet, SheetMapping, column_name, column_named,
};
use crate::look::{Face, Symbol, paint_sign, paint_symbol, size};
use crate::state::{Became, Import, ImportCommand};
use crate::words;

/// The narrowest and the widest a column gets.
const WIDTHS: [f32; 2] = [96.0, 280.0];
/// So many rows are looked at to find out how wide a column is.
const SAMPLE: usize = 60;
/// So many rows are shown at most: further ones could not be told apart by their places.
const MOST: usize = 60_000;
/// The height of a row of two lines.
const ROW: f32 = 46.0;
/// The height of the header: what a column is, and its name.
const HEADER: f32 = 50.0;
/// The width of the row's number.
const SIDE: f32 = 56.0;
/// The same with the point of the row, where that may be scrolled out of sight.
const WIDE_SIDE: f32 = 190.0;
/// The height of what is said of one field.
const DETAIL: f32 = 126.0;

/// What the table remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Of which sheet of which import.
    basis: Option<(u64, usize)>,
    starts: Vec<f32>,
}

impl Memory {
    fn prepare(&mut self, import: &Import, sheet: &Sheet) {
        let basis = Some((import.number, import.sheet));
        if self.basis == basis {
            return;
        }
        self.basis = basis;
        let widths = (0..import.width(import.sheet)).map(|column| {
            let rows = sheet.rows.iter().take(SAMPLE);
            let fields = rows.filter_map(|row| row.get(column));
            let longest = fields.map(|cell| cell.text.chars().take(80).count()).max();
            #[expect(clippy::cast_precision_loss, reason = "at most eighty")]
            let longest = longest.unwrap_or(0) as f32;
            (longest * 7.0 + 32.0).clamp(WIDTHS[0], WIDTHS[1])
        });
        self.starts = Grid::starts(widths);
    }
}

/// Which table is shown, where there are several.
pub(super) fn sheet_choice_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    let count = import.sheets().len();
    if count < 2 {
        return;
    }
    let names: Vec<String> = (0..count).map(|at| sheets::name_of(import, at)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = combo_ui(ui, "sheet", "Table shown", import.sheet, 180.0, &names);
    if let Some(sheet) = chosen {
        push(scene, ImportCommand::ShowSheet(sheet));
    }
}

/// Paints the table over the rest of `ui`.
pub(super) fn table_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    memory: &mut Memory,
    import: &Import,
    reveals: bool,
) {
    let Some(sheet) = import.sheets().get(import.sheet) else {
        return;
    };
    memory.prepare(import, sheet);
    let looked = import.looked.filter(|it| it.sheet == import.sheet);
    Panel::bottom("import field")
        .frame(Frame::new().fill(scene.palette.panel))
        .exact_size(DETAIL)
        .resizable(false)
        .show(ui, |ui| detail_ui(ui, scene, import, sheet, looked));
    if sheet.rows.is_empty() {
        return;
    }
    let width = memory.starts.last().copied().unwrap_or_default();
    let is_wide = width > 2.5 * ui.available_width();
    let grid = Grid {
        header: HEADER,
        side: if is_wide { WIDE_SIDE } else { SIDE },
        row: ROW,
        rows: sheet.rows.len().min(MOST),
        starts: memory.starts.clone(),
        name: format!("Fields of {}", sheets::name_of(import, import.sheet)),
    };
    let current = looked.map_or((0, 0), |it| (it.row, it.column));
    let reveal = looked.filter(|_| reveals).map(|it| (it.row, it.column));
    let area = ui.available_rect_before_wrap();
    let mut fields = Fields {
        how: import.mapping.sheets.get(import.sheet),
        scene,
        import,
        sheet,
        current,
        is_looked: looked.is_some(),
        point: None,
    };
    let point = (0..import.width(import.sheet)).find(|&column| {
        let column = fields.column(column);
        column.is_some_and(|it| it.is == ColumnRole::Point)
    });
    fields.point = point.filter(|_| is_wide);
    grid.show(ui, (import.number, import.sheet), reveal, &mut fields);
    let top = Rect::from_min_size(area.min, vec2(area.width(), HEADER));
    heavy_rule(ui, scene, top);
}

struct Fields<'f, 's, 'c> {
    scene: &'f mut Scene<'s>,
    import: &'c Import,
    sheet: &'c Sheet,
    how: Option<&'c SheetMapping>,
    current: (usize, usize),
    is_looked: bool,
    /// The column of the points, where they stand before the rows too.
    point: Option<usize>,
}

impl Fields<'_, '_, '_> {
    fn column(&self, column: usize) -> Option<&ColumnMapping> {
        let how = self.how.filter(|how| how.used)?;
        let mut columns = how.columns.iter();
        columns.find(|it| column_named(&it.column) == Some(column))
    }

    fn is_used(&self, column: usize) -> bool {
        self.column(column)
            .is_some_and(|it| it.is != ColumnRole::Ignored)
    }
}

impl Cells for Fields<'_, '_, '_> {
    fn header(&mut self, ui: &mut Ui, column: usize, place: Place<'_>) {
        let palette = self.scene.palette;
        let is_used = self.is_used(column);
        if is_used {
            place.painter.rect_filled(place.rect, 0, palette.hover);
        }
        let mapped = self.column(column);
        let role = mapped.map_or("Not used", |it| column_words(&it.is));
        let party = match mapped.map(|it| &it.is) {
            Some(ColumnRole::PartyNamed(party)) => one_line(party),
            _ => mapped.map_or(String::new(), |it| one_line(&it.header)),
        };
        let letter = column_name(column);
        let width = place.rect.width() - 2.0 * size::STEP;
        let soft = if is_used {
            palette.soft_ink
        } else {
            palette.hole_ink
        };
        let label = format!("{letter} · {role}");
        let job = text::capitals(&label, soft, width);
        let galley = text::galley(ui, job);
        let at = place.rect.min + vec2(size::STEP, 8.0);
        place.painter.galley(at, galley, soft);
        let ink = if is_used {
            palette.ink
        } else {
            palette.hole_ink
        };
        let job = text::one_line(&party, Face::SansSemiBold, size::SMALL, ink, width);
        let galley = text::galley(ui, job);
        let at = place.rect.min + vec2(size::STEP, 25.0);
        place.painter.galley(at, galley, ink);
        let id = egui::Id::unique(("import column", column));
        let response = ui.interact(place.seen, id, egui::Sense::hover());
        let words = format!("Column {letter}, {party}: {role}");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, &words));
    }

    fn side(&mut self, ui: &mut Ui, row: usize, place: Place<'_>) {
        let palette = self.scene.palette;
        let is_header = self
            .how
            .is_some_and(|how| how.used && row + 1 == how.header);
        let face = if is_header {
            Face::SansSemiBold
        } else {
            Face::Sans
        };
        let is_current = self.is_looked && row == self.current.0;
        let ink = if is_current {
            palette.ink
        } else {
            palette.hole_ink
        };
        let number = (row + 1).to_string();
        words_ui(ui, place, (&number, face, ink), 6.0, 1);
        if let Some(point) = self.point {
            let words = one_line(self.sheet.text(row, point));
            let soft = palette.soft_ink;
            words_ui(ui, place, (&words, Face::Sans, soft), SIDE - 14.0, 2);
        }
        line(place, palette.line);
    }

    fn cell(&mut self, ui: &mut Ui, at: (usize, usize), place: Place<'_>) {
        let (row, column) = at;
        let palette = self.scene.palette;
        let is_current = at == self.current;
        let words = self.sheet.rows[row]
            .get(column)
            .map_or(String::new(), |cell| one_line(&cell.text));
        let field = CellAt {
            sheet: self.import.sheet,
            row,
            column,
        };
        let proposed = self.import.proposed.as_deref();
        let became = proposed.and_then(|it| it.fields.get(&field));
        let told = proposed.and_then(|it| became.map(|became| in_short(it, became)));
        let name = format!("{}{}", column_name(column), row + 1);
        let said = match &told {
            Some(told) => format!("{name}: {words} ({told})"),
            None => format!("{name}: {words}"),
        };
        let key = ("table", at);
        let response = cell_response(ui, self.scene, place, key, is_current, &said);
        let is_looked = is_current && self.is_looked;
        if is_looked || response.hovered() {
            let fill = if is_looked {
                palette.panel
            } else {
                palette.hover
            };
            place.painter.rect_filled(place.rect, 0, fill);
        }
        let is_above = self.how.is_some_and(|how| how.used && row < how.header);
        let is_point = self
            .column(column)
            .is_some_and(|it| it.is == ColumnRole::Point);
        let face = if is_point {
            Face::SansSemiBold
        } else {
            Face::Sans
        };
        let ink = if self.is_used(column) && !is_above {
            palette.ink
        } else {
            palette.hole_ink
        };
        let mut indent = 0.0;
        if let (Some(became), Some(proposed)) = (became, proposed) {
            let middle = pos2(place.rect.left() + size::STEP + 6.0, place.rect.center().y);
            let sign = Rect::from_center_size(middle, vec2(11.0, 11.0));
            match became {
                Became::Statements(made) => {
                    let stance = made
                        .first()
                        .map(|it| proposed.opened.dossier.statement(*it).stance);
                    if let Some(stance) = stance {
                        let color = palette.stance(stance).mark();
                        paint_sign(place.painter, stance, sign, color);
                    }
                }
                Became::LeftOut(_) => {
                    paint_symbol(place.painter, Symbol::Warning, sign, palette.soft_ink);
                }
            }
            indent = 18.0;
        }
        words_ui(ui, place, (&words, face, ink), indent, 2);
        line(place, palette.line);
        if is_looked || response.has_focus() {
            let stroke = Stroke::new(size::SELECTION_RULE, palette.ink);
            place
                .painter
                .rect_stroke(place.rect, 0, stroke, StrokeKind::Inside);
        }
        if response.clicked() {
            push(self.scene, ImportCommand::Look(field));
        }
    }
}

fn line(place: Place<'_>, color: egui::Color32) {
    let stroke = Stroke::new(size::HAIRLINE, color);
    let bottom = place.rect.bottom() - 0.5;
    place.painter.hline(place.rect.x_range(), bottom, stroke);
}

/// What became of a field, in a few words.
fn in_short(proposed: &crate::state::Proposed, became: &Became) -> String {
    match became {
        Became::Statements(made) => {
            let dossier = &proposed.opened.dossier;
            let stances = made.iter().map(|it| dossier.statement(*it).stance.label());
            let mut stances: Vec<&str> = stances.collect();
            stances.dedup();
            stances.join(", ")
        }
        Became::LeftOut(_) => "left out".to_owned(),
    }
}

/// All that a field says, and what became of it.
fn detail_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    import: &Import,
    sheet: &Sheet,
    looked: Option<CellAt>,
) {
    let palette = scene.palette;
    ScrollArea::vertical()
        .id_salt(("import field", looked.map(|it| (it.row, it.column))))
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin::symmetric(20, 10))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 3.0;
                    let width = ui.available_width();
                    let Some(at) = looked else {
                        let words = "Click a field to read all of it, and what becomes of it";
                        let soft = palette.soft_ink;
                        let job = text::paragraph(words, Face::Sans, size::SMALL, soft, width);
                        text::label(ui, job);
                        return;
                    };
                    let header = import.mapping.sheets.get(at.sheet);
                    let header = header.map_or(0, |how| how.header.max(1) - 1);
                    let name = one_line(sheet.text(header, at.column));
                    let title = format!("{}{} · {name}", column_name(at.column), at.row + 1);
                    text::label(ui, text::capitals(&title, palette.soft_ink, width));
                    let ink = palette.ink;
                    let cell = sheet.rows.get(at.row).and_then(|row| row.get(at.column));
                    let mut words = cell.map_or(String::new(), |cell| cell.text.clone());
                    if let Some(note) = cell.and_then(|cell| cell.note.as_deref()) {
                        words = format!("{words}\n{note}");
                    }
                    let words = crate::hidden::visible(words.trim());
                    let words = if words.is_empty() {
                        "Nothing".into()
                    } else {
                        words
                    };
                    let job = text::paragraph(&words, Face::Sans, size::SMALL, ink, width);
                    text::label(ui, job);
                    became_ui(ui, scene, import, at);
                });
        });
}

fn became_ui(ui: &mut Ui, scene: &Scene, import: &Import, at: CellAt) {
    let palette = scene.palette;
    let Some(proposed) = import.proposed.as_deref() else {
        return;
    };
    let width = ui.available_width();
    let line = |ui: &mut Ui, words: &str, face| {
        let job = text::paragraph(words, face, size::SMALL, palette.ink, width);
        text::label(ui, job);
    };
    match proposed.fields.get(&at) {
        None => {}
        Some(Became::Statements(made)) => {
            let dossier = &proposed.opened.dossier;
            for index in made {
                let statement = dossier.statement(*index);
                let source = words::source_line(dossier, dossier.source(statement.source));
                let told = format!("{} · {source}", words::stance_line(dossier, statement));
                line(ui, &told, Face::SansSemiBold);
            }
        }
        Some(Became::LeftOut(finding)) => {
            if let Some(finding) = proposed.findings.get(*finding) {
                line(ui, &words::sentence(&finding.message), Face::SansSemiBold);
                for hint in &finding.hints {
                    line(ui, &words::sentence(hint), Face::Sans);
                }
            }
        }
    }
}
