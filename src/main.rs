//! The `toolgrade` program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    toolgrade::cli::run().await
}
