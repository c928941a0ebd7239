//! What crawlers, chat programs and other people's pages fetch: it has addresses of its own and no language.

pub(super) mod badge;
pub(super) mod card;
pub(super) mod llms;
pub(super) mod robots;
pub(super) mod sitemap;
