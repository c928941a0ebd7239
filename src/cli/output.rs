use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, BufWriter, IsTerminal, Stderr, Stdout, Write};
use std::time::Duration;

/// The one place from which the command line writes: results to standard output, everything else to standard error.
pub(super) struct Output {
    out: BufWriter<Stdout>,
    err: Stderr,
    colours: bool,
}

/// How a word stands out at a terminal.
#[derive(Clone, Copy)]
pub(super) enum Colour {
    Bold,
    Red,
    Yellow,
}

impl Output {
    pub(super) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), err: io::stderr(), colours: io::stdout().is_terminal() && !plain() }
    }

    /// A word that stands out, where a person sees it and wants colours.
    pub(super) fn paint(&self, colour: Colour, text: &str) -> String {
        let code = match colour {
            Colour::Bold => "1",
            Colour::Red => "31",
            Colour::Yellow => "33",
        };
        if self.colours { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A line of the result.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")
    }

    /// Hands everything written so far over.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// A whole text of the result, as it is.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// A line for the person at the terminal. When even that can't be written there is nobody left to tell.
    pub(super) fn complain(&mut self, text: &str) {
        let _ = self.out.flush();
        // Names and reasons hold strangers' text: a control character in it could steer the terminal.
        let shown: String = text.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect();
        let _ = writeln!(self.err, "{shown}");
    }
}

/// Whether somebody wants no colours.
fn plain() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// A bar for work that takes longer than a moment; it shows nothing when standard error is no terminal.
pub(super) fn progress(what: &'static str) -> ProgressBar {
    let target = if io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(None, target).with_message(what);
    let colour = if plain() { "" } else { ".cyan" };
    let template = format!("{{spinner{colour}}} {{msg}} {{human_pos}} ({{elapsed}})");
    bar.set_style(ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Whether results may be coloured: somebody looks at them, and hasn't asked for none (`NO_COLOR`).
pub(super) fn colours() -> bool {
    io::stdout().is_terminal() && !plain()
}

/// Whether an error only says that the reader of our output has gone, as `| head` does.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
