use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks of IPv4 that are not the public internet: the first address and the length of its prefix.
const SPECIAL_V4: [([u8; 4], u32); 17] = [
    ([0, 0, 0, 0], 8),       // this host
    ([10, 0, 0, 0], 8),      // private
    ([100, 64, 0, 0], 10),   // within providers
    ([127, 0, 0, 0], 8),     // this machine
    ([169, 254, 0, 0], 16),  // this link; clouds tell their secrets here
    ([172, 16, 0, 0], 12),   // private
    ([192, 0, 0, 0], 24),    // protocols
    ([192, 0, 2, 0], 24),    // documentation
    ([192, 31, 196, 0], 24), // name servers of nobody
    ([192, 52, 193, 0], 24), // multicast tunnels
    ([192, 88, 99, 0], 24),  // relays to IPv6
    ([192, 168, 0, 0], 16),  // private
    ([192, 175, 48, 0], 24), // name servers of nobody
    ([198, 18, 0, 0], 15),   // measurements
    ([198, 51, 100, 0], 24), // documentation
    ([203, 0, 113, 0], 24),  // documentation
    ([224, 0, 0, 0], 3),     // multicast, future use, everybody
];

/// The only networks of IPv6 that are public; what carries an IPv4 address is not among them.
const PUBLIC_V6: (u16, u32) = (0x2000, 3);

/// What is special within them.
const SPECIAL_V6: [([u16; 2], u32); 5] = [
    ([0x2001, 0], 23),     // protocols, tunnels that carry IPv4
    ([0x2001, 0xdb8], 32), // documentation
    ([0x2002, 0], 16),     // carries IPv4
    ([0x2620, 0x4f], 32),  // name servers of nobody
    ([0x3fff, 0], 20),     // documentation
];

/// Whether an address is one of the public internet, where anybody's server may be. Special ranges are as the registries
/// of the internet list them; an IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4, Teredo) never is.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !SPECIAL_V4.iter().any(|(net, prefix)| within_v4(address, *net, *prefix)),
        IpAddr::V6(address) => {
            let (first, prefix) = PUBLIC_V6;
            within_v6(address, [first, 0], prefix)
                && !SPECIAL_V6.iter().any(|(net, prefix)| within_v6(address, *net, *prefix))
        }
    }
}

fn within_v4(address: Ipv4Addr, net: [u8; 4], prefix: u32) -> bool {
    (address.to_bits() ^ u32::from_be_bytes(net)).leading_zeros() >= prefix
}

fn within_v6(address: Ipv6Addr, net: [u16; 2], prefix: u32) -> bool {
    let net = (u128::from(net[0]) << 112) | (u128::from(net[1]) << 96);
    (address.to_bits() ^ net).leading_zeros() >= prefix
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::is_public;

    #[test]
    fn no_special_range_is_public_from_its_first_to_its_last_address() {
        for range in [
            "0.0.0.0-0.255.255.255",
            "10.0.0.0-10.255.255.255",
            "100.64.0.0-100.127.255.255",
            "127.0.0.0-127.255.255.255",
            "169.254.0.0-169.254.255.255",
            "172.16.0.0-172.31.255.255",
            "192.0.0.0-192.0.0.255",
            "192.0.2.0-192.0.2.255",
            "192.88.99.0-192.88.99.255",
            "192.168.0.0-192.168.255.255",
            "198.18.0.0-198.19.255.255",
            "198.51.100.0-198.51.100.255",
            "203.0.113.0-203.0.113.255",
            "224.0.0.0-239.255.255.255",
            "240.0.0.0-255.255.255.255",
            "::-::1",                                            // nobody, this machine
            "::2-::ffff:ffff",                                   // compatible with IPv4, long gone
            "::ffff:0.0.0.0-::ffff:255.255.255.255",             // mapped IPv4, public or not
            "64:ff9b::-64:ff9b::ffff:ffff",                      // NAT64
            "64:ff9b:1::-64:ff9b:1:ffff:ffff:ffff:ffff:ffff",    // NAT64, local
            "100::-100::ffff:ffff:ffff:ffff",                    // thrown away
            "2001::-2001:0:ffff:ffff:ffff:ffff:ffff:ffff",       // Teredo
            "2001:2::-2001:2:0:ffff:ffff:ffff:ffff:ffff",        // measurements
            "2001:10::-2001:2f:ffff:ffff:ffff:ffff:ffff:ffff",   // names of hosts, not addresses
            "2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", // documentation
            "2002::-2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",    // 6to4
            "3fff::-3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",     // documentation
            "5f00::-5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff",    // segment routing
            "fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",    // private
            "fe80::-febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff",    // this link
            "fec0::-feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",    // this site, long gone
            "ff00::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",    // multicast
        ] {
            for address in range.split('-') {
                assert!(!is_public(address.parse::<IpAddr>().unwrap()), "{address} of {range}");
            }
        }
    }

    #[test]
    fn their_neighbours_are_public() {
        for address in [
            "1.0.0.0",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.0",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.0.3.0",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "203.0.114.0",
            "223.255.255.255",
            "8.8.8.8",
            "2000::",
            "2001:200::1",
            "2001:db7:ffff::",
            "2001:db9::",
            "2003::1",
            "2606:4700::1111",
            "3ffe::1",
        ] {
            assert!(is_public(address.parse::<IpAddr>().unwrap()), "{address}");
        }
    }
}
