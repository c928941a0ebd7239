//! Where messages of the contact form come in: how many at once, and how many in all.

use crate::model::Timestamp;
use std::collections::VecDeque;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};

/// Messages that are kept; further ones are refused until some are deleted.
pub const MOST_MESSAGES: u32 = 10_000;

/// Messages of one client within a window.
const OF_ONE: usize = 5;

/// Messages of all clients within a window. So many are remembered at most.
const OF_ALL: usize = 100;

/// Seconds.
const WINDOW: i64 = 3600;

/// Takes messages in, not too many of one client and not too many of all.
pub(super) struct Desk {
    now: fn() -> Timestamp,
    /// When messages came and from whom, oldest first.
    recent: Mutex<VecDeque<(i64, Option<IpAddr>)>>,
}

impl Desk {
    pub(super) fn new(now: fn() -> Timestamp) -> Self {
        Self { now, recent: Mutex::default() }
    }

    /// Admits a message and says when that is.
    ///
    /// # Errors
    /// The seconds after which another one is admitted.
    pub(super) fn admit(&self, client: Option<IpAddr>) -> Result<Timestamp, i64> {
        let (now, client) = ((self.now)(), client.map(network));
        // What is kept stays whole whoever panicked over it.
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|(at, _)| now.seconds() - at < WINDOW);
        let own: Vec<i64> = recent.iter().filter(|(_, from)| *from == client).map(|(at, _)| *at).collect();
        let too_many =
            [own.first().filter(|_| own.len() >= OF_ONE).copied(), recent.front().filter(|_| recent.len() >= OF_ALL).map(|(at, _)| *at)];
        if let Some(at) = too_many.into_iter().flatten().max() {
            return Err((at + WINDOW - now.seconds()).clamp(1, WINDOW));
        }
        recent.push_back((now.seconds(), client));
        Ok(now)
    }
}

/// One household or office of IPv6 has a network of 64 bits, and counts as one client.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn desk() -> Desk {
        Desk::new(|| Timestamp::from_seconds(1_000_000))
    }

    fn client(number: u32) -> IpAddr {
        Ipv4Addr::from_bits(number).into()
    }

    #[test]
    fn one_client_may_send_five_messages_an_hour() {
        let desk = desk();
        let admitted: Vec<bool> = (0..7).map(|_| desk.admit(Some(client(1))).is_ok()).collect();
        assert_eq!((admitted, desk.admit(Some(client(1)))), (vec![true, true, true, true, true, false, false], Err(WINDOW)));
    }

    #[test]
    fn all_clients_together_may_send_a_hundred() {
        let desk = desk();
        assert_eq!((0..500).filter(|number| desk.admit(Some(client(*number))).is_ok()).count(), OF_ALL);
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        let desk = desk();
        let sent = (0..9).filter(|number| desk.admit(format!("2001:db8::{number}").parse().ok()).is_ok()).count();
        assert_eq!(sent, OF_ONE);
    }

    #[test]
    fn what_is_older_than_the_window_is_forgotten() {
        let desk = desk();
        desk.recent.lock().expect("a lock").extend((0..OF_ALL).map(|_| (1_000_000 - WINDOW, Some(client(1)))));
        assert!(desk.admit(Some(client(1))).is_ok());
    }
}
