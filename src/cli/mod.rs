//! The command line: reads flags, calls a room, prints. Everything printed goes through one writer.

mod alarms;
mod bars;
mod beside;
mod check;
mod classify;
mod consent;
mod correct;
mod eval;
mod eval_search;
mod export;
mod import;
mod labels;
mod measures;
mod messages;
mod neighbours;
mod output;
mod policy;
mod reading;
mod reindex;
mod relevance;
mod rules;
mod scan;
mod serve;
mod stack;
mod starting;
mod sync;

use crate::config::{Home, Serving};
use clap::{Parser, Subcommand};
use output::Output;
use std::path::PathBuf;
use std::process::ExitCode;

/// An open catalogue of MCP servers and their tools: what each tool does, how bad a call can be, why, and which policy to
/// put on it.
#[derive(Parser, Debug)]
#[command(name = "toolgrade", version, about, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    home: Home,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the catalogue's pages and API
    Serve(Serving),
    /// Take tools and servers in from files, folders or standard input (`-`), told apart by what stands in them: JSON Lines, also
    /// another catalogue's export; captured answers to tools/list; a registry's server.json; a client's configuration (names
    /// only); the Docker catalogue's tools.json and server.yaml; an MCP bundle's manifest.json
    Import {
        /// Files and folders to read
        #[arg(required = true, value_name = "FILE")]
        paths: Vec<PathBuf>,
    },
    /// Print every tool, or those of one server, as JSON Lines that `import` takes
    Export {
        /// SERVER: its slug
        server: Option<String>,
    },
    /// Bring the catalogue in step with an MCP registry: which servers there are, and where. It lists no tools
    Sync(sync::Wanted),
    /// Ask a live MCP server for its tools, and store them
    Scan(scan::Wanted),
    /// Check tools before they are used, for CI: 0 when nothing is found that fails, 1 when something is, 2 when anything could
    /// not be read. Stores nothing; only to look up the servers of a client's configuration it needs a catalogue
    Check(check::Wanted),
    /// Classify JSON Lines of tools from standard input, storing nothing
    Classify {
        /// Take every row as if it had no annotations. They never move a verdict; findings compare them with it
        #[arg(long)]
        ignore_annotations: bool,
    },
    /// Classify labelled tools and print how often the verdict is right and what the checks find
    Eval(eval::Eval),
    /// Search tools with judged queries and print how good the ranking is
    EvalSearch(eval_search::EvalSearch),
    /// Print the recommended policy of servers or of single tools, in the format of a client or gateway; try a policy on calls
    Policy(policy::Wanted),
    /// Report on all that the MCP clients of this machine reach: servers, tools by risk, what is dangerous together, and what
    /// changed since the last time. Of secrets in their configurations nothing is shown, stored or sent
    Stack(stack::Wanted),
    /// Correct verdicts by hand; corrections outlive new rules
    Override(correct::Wanted),
    /// Read what people wrote with the contact form: those that nobody read yet, which then count as read
    Messages(messages::Wanted),
    /// Build the search index anew; a running server keeps it up to date by itself
    Reindex,
    /// Look at the rules
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
}

#[derive(Subcommand, Debug)]
enum RulesCommand {
    /// List every rule with what it adds
    List,
    /// Check rules and run their examples
    Check {
        /// Folder of rules; without one, those in use
        dir: Option<PathBuf>,
    },
}

/// Runs the command that the process was started with. 0: done; 1: done, but something was refused, wrong or not found;
/// 2: could not run.
pub async fn run() -> ExitCode {
    let Cli { home, command } = Cli::parse();
    let mut out = Output::new();
    let done = match command {
        Command::Serve(serving) => serve::run(&home, &serving, &mut out).await,
        Command::Import { paths } => import::run(&home, &paths, &mut out).await,
        Command::Export { server } => export::run(&home, server.as_deref(), &mut out).await,
        Command::Sync(wanted) => sync::run(&home, wanted, &mut out).await,
        Command::Scan(wanted) => scan::run(&home, wanted, &mut out).await,
        Command::Check(wanted) => check::run(&home, &wanted, &mut out).await,
        Command::Classify { ignore_annotations } => classify::run(&home, ignore_annotations, &mut out),
        Command::Eval(wanted) => eval::run(&home, &wanted, &mut out),
        Command::EvalSearch(wanted) => eval_search::run(&home, &wanted, &mut out).await,
        Command::Policy(wanted) => policy::run(&home, wanted, &mut out).await,
        Command::Stack(wanted) => stack::run(&home, wanted, &mut out).await,
        Command::Override(wanted) => correct::run(&home, wanted, &mut out).await,
        Command::Messages(wanted) => messages::run(&home, &wanted, &mut out).await,
        Command::Reindex => reindex::run(&home, &mut out).await,
        Command::Rules { command: RulesCommand::List } => rules::list(&home, &mut out),
        Command::Rules { command: RulesCommand::Check { dir } } => rules::check(&home, dir.as_deref(), &mut out),
    };
    match done {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            out.complain(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}
