//! The pages in a real Chromium: what people do on them, how they lie on every screen, and what they weigh.
//!
//! One browser and one server with the starter catalogue serve all tests of the process; each test has a tab of its own, with
//! cookies, clipboard rights and cache of its own, and at most two work at once. A tab that heard an error on the console, a
//! refusal of the content security policy or a request to another host fails its test when it is closed.
//!
//! `kinds` is the table of page types, and `layouts`, `accessibility`, `budget` and `pictures` walk over it: another page type
//! is another row. `chromium` speaks the browser's own protocol over a pipe, so nothing has to be kept in step with its
//! version. Where there is no Chromium, one line says so and the tests pass; with `TOOLGRADE_BROWSER=required` they fail.

mod accessibility;
mod budget;
mod chromium;
mod journeys;
mod keyboard;
mod kinds;
mod layouts;
mod noise;
mod pictures;
mod scriptless;
mod searching;
mod service;
mod tab;
mod themes;
