//! The real window, used as a person uses it: by what things are called, by mouse and by keys.

mod agreement;
mod cells;
mod comparing;
mod dates;
mod exporting;
mod faults;
mod files;
mod filters;
mod finding_way;
mod form;
mod full_disk;
mod idle;
mod importing;
mod kept;
mod keys;
mod lists;
mod reader;
mod second;
mod timeline;
mod vanished;
mod waiting;
mod writing;
