//! Pictures where people would rather look than read: plain SVG, drawn here as numbers and printed by `templates/pictures.html`.
//!
//! Each has its meaning in words as its text alternative, and the numbers behind it stand on the same page.

mod bar;
mod dial;
mod heat;
mod reach;
mod timeline;

pub(in crate::web) use bar::Bar;
pub(in crate::web) use dial::Dial;
pub(in crate::web) use heat::Heat;
pub(in crate::web) use reach::Reached;
pub(in crate::web) use timeline::Timeline;
