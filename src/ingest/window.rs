use super::offer::{Batch, Offer, Refusal};

/// What is stored in one transaction, in the order in which it was read.
#[derive(Debug, Default)]
pub(super) struct Window {
    pub(super) batches: Vec<Batch>,
    pub(super) refusals: Vec<Refusal>,
    size: usize,
    bytes: usize,
}

/// Definitions stored in one transaction.
const SIZE: usize = 2000;

/// Bytes of definitions held for one transaction: several windows are on their way at once.
const BYTES: usize = 16 << 20;

impl Window {
    pub(super) fn offer(&mut self, batch: Batch) {
        self.size += batch.offers.len().max(1);
        self.bytes += batch.offers.iter().map(|offer| offer.body.len()).sum::<usize>();
        self.batches.push(batch);
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        self.size += 1;
        self.refusals.push(refusal);
    }

    pub(super) fn is_full(&self) -> bool {
        self.size >= SIZE || self.bytes >= BYTES
    }

    pub(super) fn is_empty(&self) -> bool {
        self.size == 0
    }

    /// Every offer, batch after batch.
    pub(super) fn offers_mut(&mut self) -> impl Iterator<Item = &mut Offer> {
        self.batches.iter_mut().flat_map(|batch| &mut batch.offers)
    }
}
