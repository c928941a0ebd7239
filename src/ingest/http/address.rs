use super::error::HttpError;
use reqwest::Url;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// How far a request may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// An address of the open internet.
    Public,
    /// This machine or a private network: only where the operator says so.
    Private,
    /// Nothing that could be meant: link-local (where clouds keep their metadata), multicast, reserved.
    Never,
}

/// Blocks of IPv4 that are not public, the narrower before the wider.
const V4: &[(Ipv4Addr, u32, Nearness)] = &[
    // Metadata services of two clouds that lie outside the link-local block.
    (Ipv4Addr::new(100, 100, 100, 200), 32, Nearness::Never),
    (Ipv4Addr::new(168, 63, 129, 16), 32, Nearness::Never),
    (Ipv4Addr::new(10, 0, 0, 0), 8, Nearness::Private),
    (Ipv4Addr::new(100, 64, 0, 0), 10, Nearness::Private),
    (Ipv4Addr::new(127, 0, 0, 0), 8, Nearness::Private),
    (Ipv4Addr::new(172, 16, 0, 0), 12, Nearness::Private),
    (Ipv4Addr::new(192, 168, 0, 0), 16, Nearness::Private),
    (Ipv4Addr::new(198, 18, 0, 0), 15, Nearness::Private),
    (Ipv4Addr::UNSPECIFIED, 8, Nearness::Never),
    (Ipv4Addr::new(169, 254, 0, 0), 16, Nearness::Never),
    (Ipv4Addr::new(192, 0, 0, 0), 24, Nearness::Never),
    (Ipv4Addr::new(192, 0, 2, 0), 24, Nearness::Never),
    (Ipv4Addr::new(192, 88, 99, 0), 24, Nearness::Never),
    (Ipv4Addr::new(198, 51, 100, 0), 24, Nearness::Never),
    (Ipv4Addr::new(203, 0, 113, 0), 24, Nearness::Never),
    (Ipv4Addr::new(224, 0, 0, 0), 3, Nearness::Never),
];

/// Blocks of IPv6, the narrower before the wider; what is in none of them is reserved.
const V6: &[(Ipv6Addr, u32, Nearness)] = &[
    (Ipv6Addr::LOCALHOST, 128, Nearness::Private),
    (Ipv6Addr::new(0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x254), 128, Nearness::Never),
    (Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0), 7, Nearness::Private),
    // Tunnels and test blocks inside the public one, some of which carry an IPv4 address.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23, Nearness::Never),
    (Ipv6Addr::new(0x2001, 0x0db8, 0, 0, 0, 0, 0, 0), 32, Nearness::Never),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16, Nearness::Never),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20, Nearness::Never),
    (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3, Nearness::Public),
];

/// Where an address lies. An IPv4 address written as an IPv6 one is refused as such: no name needs it.
pub(super) fn nearness(address: IpAddr) -> Nearness {
    match address {
        IpAddr::V4(address) => {
            let lies = |(block, bits, _): &&(Ipv4Addr, u32, Nearness)| (address.to_bits() ^ block.to_bits()) >> (32 - bits) == 0;
            V4.iter().find(lies).map_or(Nearness::Public, |(_, _, nearness)| *nearness)
        }
        IpAddr::V6(address) => {
            let lies = |(block, bits, _): &&(Ipv6Addr, u32, Nearness)| (address.to_bits() ^ block.to_bits()) >> (128 - bits) == 0;
            V6.iter().find(lies).map_or(Nearness::Never, |(_, _, nearness)| *nearness)
        }
    }
}

/// Why an address that a name stands for, or that stands in the name's place, may not be asked; `None` when it may.
pub(super) fn objection(host: &str, address: IpAddr, private: bool) -> Option<HttpError> {
    match nearness(address) {
        Nearness::Public => None,
        Nearness::Private if private => None,
        Nearness::Private => Some(HttpError::Private { host: host.to_owned(), address }),
        Nearness::Never => Some(HttpError::NeverAsked { host: host.to_owned(), address }),
    }
}

/// Checks what can be told without looking the name up.
pub(super) fn check(url: &Url, private: bool) -> Result<(), HttpError> {
    let host = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")).ok_or_else(|| HttpError::no_address(url.as_str()))?;
    let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    literal.ok().and_then(|address| objection(host, address, private)).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_the_open_internet_is_told() {
        let cases = [
            ("8.8.8.8 1.1.1.1 223.5.5.5 2606:4700::1111 2400:3200::1", Nearness::Public),
            ("127.0.0.1 127.255.255.254 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 ::1 fc00::1 fdff::1", Nearness::Private),
            ("0.0.0.0 169.254.169.254 224.0.0.1 255.255.255.255 240.0.0.1 168.63.129.16 100.100.100.200", Nearness::Never),
            (
                ":: fe80::1 fd00:ec2::254 ff02::1 ::ffff:8.8.8.8 ::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001::1 2001:db8::1",
                Nearness::Never,
            ),
        ];
        for (addresses, expected) in cases {
            for address in addresses.split(' ') {
                assert_eq!(nearness(address.parse().expect("an address")), expected, "{address}");
            }
        }
        assert_eq!((nearness([172, 15, 0, 1].into()), nearness([172, 32, 0, 1].into())), (Nearness::Public, Nearness::Public));
    }

    #[test]
    fn every_spelling_of_an_address_is_the_address() {
        for text in ["http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/", "http://[::1]:80/", "http://[::ffff:127.0.0.1]/"] {
            assert!(check(&Url::parse(text).expect("an address"), false).is_err(), "{text}");
        }
    }

    #[test]
    fn only_http_is_spoken() {
        for text in ["file:///etc/passwd", "gopher://example.org/", "data:text/plain,x"] {
            assert!(check(&Url::parse(text).expect("an address"), true).is_err(), "{text}");
        }
    }
}
