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

impl ServerFacets {
    /// Counts servers by their bits.
    pub fn count(filters: &[ServerFilter], servers: &[(i64, u64)]) -> Self {
        let masks = masks(filters);
        let open = |filter| ServerOption { filter, count: 0, chosen: filters.contains(&filter) };
        let mut options: Vec<ServerOption> = ServerField::ALL.iter().flat_map(|field| ServerFilter::of(*field)).map(open).collect();
        let mut total = 0;
        for (bits, number) in servers {
            let mut missed = ServerField::ALL.iter().filter(|field| masks[**field as usize] != 0 && bits & masks[**field as usize] == 0);
            // Whoever misses one field's filters alone counts under that field, whoever misses none under each.
            let only = match (missed.next(), missed.next()) {
                (Some(_), Some(_)) => continue,
                (only, _) => only,
            };
            total += if only.is_none() { *number } else { 0 };
            let meets = |filter: ServerFilter| bits & filter.bit() != 0 && only.is_none_or(|field| *field == filter.field());
            options.iter_mut().filter(|option| meets(option.filter)).for_each(|option| option.count += number);
        }
        options.retain(|option| option.chosen || option.count > 0);
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
