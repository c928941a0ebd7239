use crate::model::Posture;

/// How many servers received us how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Servers that were asked.
    pub asked: u64,
    /// Of them, those that answered.
    pub open: u64,
    /// Those that ask for authorization.
    pub guarded: u64,
    /// Those that don't answer, or nothing that could be read.
    pub dead: u64,
}

impl Tally {
    pub(super) fn count(&mut self, posture: Posture) {
        self.asked += 1;
        match posture {
            Posture::Open => self.open += 1,
            Posture::Guarded => self.guarded += 1,
            Posture::Dead => self.dead += 1,
        }
    }
}
