//! A machine with a home folder and a catalogue of its own, on which the program is started as a user starts it.

use crate::world::World;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub(crate) struct Machine {
    pub(crate) world: World,
    pub(crate) home: TempDir,
}

impl Machine {
    pub(crate) fn with(world: World) -> Self {
        Self { world, home: tempfile::tempdir().expect("a folder") }
    }

    pub(crate) fn at(&self, file: &str) -> PathBuf {
        self.home.path().join(file)
    }

    pub(crate) fn put(&self, file: &str, text: &str) {
        std::fs::create_dir_all(self.at(file).parent().expect("a folder")).expect("a folder");
        std::fs::write(self.at(file), text).expect("a file");
    }

    pub(crate) fn text(&self, file: &str) -> String {
        std::fs::read_to_string(self.at(file)).expect("a file")
    }

    /// What the program answers there, with nobody to ask.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_toolgrade"))
            .args(arguments)
            .env_clear()
            .env("TOOLGRADE_DATA_DIR", self.world.folder.path())
            .env("HOME", self.home.path())
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .output()
            .expect("the program runs")
    }

    pub(crate) fn stack(&self, more: &[&str]) -> Output {
        self.run(&[&["stack"], more].concat())
    }
}
