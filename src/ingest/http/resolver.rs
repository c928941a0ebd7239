use super::address::objection;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::SocketAddr;

/// Looks names up and refuses those that lead into a private network. What it hands over is what is connected to, so a name
/// can't stand for one address when it is checked and for another when it is used.
pub(super) struct Guard {
    pub(super) private: bool,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let private = self.private;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            // One bad address spoils the name: a name that stands for both is meant to get past this.
            match found.iter().find_map(|found| objection(name.as_str(), found.ip(), private)) {
                Some(objection) => Err(objection.into()),
                None => Ok(Box::new(found.into_iter()) as Addrs),
            }
        })
    }
}
