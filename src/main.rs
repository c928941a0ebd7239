//! The `toolgrade` program.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Half of an import's time is spent on small pieces of memory; this allocator halves that.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    toolgrade::cli::run().await
}
