//! What the tables of a file are: whether each is read, how, and what its columns hold.

use egui::{DragValue, Id, Ui};

use super::choose::{begin_ui, combo_ui, field_ui, label_ui, mark_ui, section_ui, shares};
use super::roles::{FORMS, column_roles, column_words};
use super::{Scene, change, rule};
use crate::import::{ColumnRole, Form, SheetMapping};
use crate::look::size;
use crate::state::{Guess, Import, MappingChange};

/// Of more columns than these only those in view are laid out.
const MANY: usize = 60;
/// The height of a line of the mapping.
const LINE: f32 = 31.0;

/// Paints a part for each table.
pub(super) fn sheets_ui(ui: &mut Ui, scene: &mut Scene, import: &Import) {
    for (at, how) in import.mapping.sheets.iter().enumerate() {
        if import.sheets().get(at).is_some() {
            rule(ui, scene);
            sheet_ui(ui, scene, import, at, how);
        }
    }
}

/// What a table is called: its own name, else its number.
pub(super) fn name_of(import: &Import, at: usize) -> String {
    match import.sheets().get(at).map(|sheet| sheet.name.as_str()) {
        Some("") | None if import.sheets().len() == 1 => "the table".to_owned(),
        Some("") | None => format!("table {}", at + 1),
        Some(name) => format!("“{name}”"),
    }
}

fn sheet_ui(ui: &mut Ui, scene: &mut Scene, import: &Import, at: usize, how: &SheetMapping) {
    let name = name_of(import, at);
    ui.horizontal(|ui| {
        let mut used = how.used;
        let words = format!("Read {name}");
        let room = ui.available_width() - super::choose::MARK - size::STEP;
        let wide = ui.scope(|ui| {
            ui.set_max_width(room);
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            let check = ui.add(egui::Checkbox::new(&mut used, words.as_str()));
            check.rect.width()
        });
        ui.add_space((room - wide.inner).max(0.0));
        mark_ui(
            ui,
            scene,
            import.has_said(&Guess::Used(at)),
            &words,
            Guess::Used(at),
        );
        if used != how.used {
            change(scene, MappingChange::Used(at, used));
        }
    });
    if !how.used {
        return;
    }
    let form_name = format!("Each row of {name} is");
    label_ui(ui, scene, import, "Each row is", Guess::Form(at));
    let form = how.form();
    let entries = FORMS.map(|it| it.1);
    let now = FORMS.iter().position(|it| it.0 == form).unwrap_or(0);
    let width = ui.available_width();
    if let Some(chosen) = combo_ui(ui, ("form", at), &form_name, now, width, &entries) {
        change(scene, MappingChange::Form(at, FORMS[chosen].0));
    }
    label_ui(
        ui,
        scene,
        import,
        "Names of the columns in row",
        Guess::Header(at),
    );
    let rows = import.sheets().get(at).map_or(1, |sheet| sheet.rows.len());
    let mut header = how.header;
    let drag = DragValue::new(&mut header)
        .range(1..=rows.max(1))
        .speed(0.05);
    let response = ui.add(drag);
    let response = response.accessible_name(format!("Row with the names of the columns of {name}"));
    if response.changed() && header != how.header {
        change(scene, MappingChange::Header(at, header));
    }
    ui.add_space(4.0);
    section_ui(ui, scene, "Columns");
    columns_ui(ui, scene, import, at, how, form);
}

fn columns_ui(
    ui: &mut Ui,
    scene: &mut Scene,
    import: &Import,
    sheet: usize,
    how: &SheetMapping,
    form: Form,
) {
    let is_long = how.columns.len() > MANY;
    for (at, column) in how.columns.iter().enumerate() {
        let width = ui.available_width();
        let place = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(width, LINE));
        // What has the keys next has to be there: a screen more is laid out on either side.
        let clip = ui.clip_rect().expand(ui.clip_rect().height());
        if is_long && !place.intersects(clip) {
            ui.allocate_space(place.size());
            continue;
        }
        let what = format!("column {}", column.column);
        ui.horizontal(|ui| {
            let (words, control) = shares(ui);
            let header = super::grid::one_line(&column.header);
            let said = format!("{}  {header}", column.column);
            begin_ui(ui, scene, &said, words, column.is == ColumnRole::Ignored);
            let (roles, now) = column_roles(form, &column.is, &header);
            let entries: Vec<&str> = roles.iter().map(column_words).collect();
            let name = format!("Column {}, {header}", column.column);
            let salt = ("column", sheet, at);
            if let Some(chosen) = combo_ui(ui, salt, &name, now, control, &entries) {
                let role = roles[chosen].clone();
                change(scene, MappingChange::Column(sheet, at, role));
            }
            let guess = Guess::Column(sheet, at);
            mark_ui(ui, scene, import.has_said(&guess), &what, guess);
        });
        if let ColumnRole::PartyNamed(party) = &column.is
            && (*party != column.header || import.has_said(&Guess::Column(sheet, at)))
        {
            ui.horizontal(|ui| {
                let (words, control) = shares(ui);
                begin_ui(ui, scene, "", words, true);
                let id = Id::unique(("import party", sheet, at));
                let name = format!("Party of column {}", column.column);
                let (_, typed) = field_ui(ui, id, &name, "Name of the party", party, control);
                if let Some(typed) = typed {
                    let role = ColumnRole::PartyNamed(typed);
                    change(scene, MappingChange::Column(sheet, at, role));
                }
            });
        }
    }
}
