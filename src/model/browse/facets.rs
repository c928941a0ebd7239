use super::{ServerField, ServerFilter};

/// The bits of the filters of each field, in the order of [`ServerField::ALL`]; 0 where the field is left open.
pub fn masks(filters: &[ServerFilter]) -> [i64; 5] {
    let mut masks = [0; 5];
    for filter in filters {
        masks[filter.field() as usize] |= filter.bit();
    }
    masks
}

/// How many servers there are under some filters, and how many each further one would leave.
#[derive(Clone, Debug, Default)]
pub struct ServerFacets {
    /// Servers that meet all of the filters.
    pub total: u64,
    /// Filters that are chosen or leave something, by field, each counted under the filters of all other fields.
    pub options: Vec<ServerOption>,
}

/// A filter that can be chosen or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerOption {
    /// The filter.
    pub filter: ServerFilter,
    /// Servers that it leaves, beside those of other filters of its field.
    pub count: u64,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Bits that there is room for.
const BITS: usize = i64::BITS as usize;

impl ServerFacets {
    /// Counts servers by their bits: each item is so many servers with the same ones.
    pub fn count(filters: &[ServerFilter], servers: &[(i64, u64)]) -> Self {
        let asked = masks(filters);
        let every: Vec<ServerFilter> = ServerField::ALL.iter().flat_map(|field| ServerFilter::of(*field)).collect();
        let fields = masks(&every);
        let (mut total, mut counts) = (0, [0; BITS]);
        for (bits, number) in servers {
            // Whoever misses the filters of one field counts under that field alone, whoever misses none under each.
            let mut missed = asked.iter().zip(fields).filter(|(mask, _)| **mask != 0 && bits & **mask == 0);
            let mut counted = match (missed.next(), missed.next()) {
                (None, _) => {
                    total += number;
                    *bits
                }
                (Some((_, field)), None) => bits & field,
                _ => continue,
            };
            while counted != 0 {
                counts[counted.trailing_zeros() as usize] += number;
                counted &= counted - 1;
            }
        }
        let count = |filter: ServerFilter| counts[filter.bit().trailing_zeros() as usize];
        let option = |filter| ServerOption { filter, count: count(filter), chosen: filters.contains(&filter) };
        let options = every.into_iter().map(option).filter(|option| option.chosen || option.count > 0).collect();
        Self { total, options }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Risk, Runs};

    const HIGH: ServerFilter = ServerFilter::Risk(Some(Risk::High));
    const LOW: ServerFilter = ServerFilter::Risk(Some(Risk::Low));
    const NPM: ServerFilter = ServerFilter::Runs(Runs::Npm);

    #[test]
    fn a_filter_is_counted_under_those_of_other_fields_alone() {
        let servers = [(HIGH.bit() | NPM.bit(), 3), (LOW.bit() | NPM.bit(), 5), (LOW.bit(), 7)];
        let facets = ServerFacets::count(&[HIGH, NPM], &servers);
        let count = |wanted| facets.options.iter().find(|option| option.filter == wanted).map(|option| option.count);
        assert_eq!((facets.total, count(HIGH), count(LOW), count(NPM)), (3, Some(3), Some(5), Some(3)));
    }
}
