//! Letters of other scripts that look like Latin ones.

use unicode_security::confusable_detection::skeleton;

/// Letters of the scripts that hold twins of Latin ones.
pub(super) fn has_twins(c: char) -> bool {
    matches!(u32::from(c), 0x0370..=0x03FF | 0x0400..=0x052F | 0x0531..=0x058F | 0x13A0..=0x13FF | 0x1C80..=0x1C8F | 0xA640..=0xA69F)
}

/// The Latin letter that a Greek, Cyrillic, Armenian or Cherokee one is taken for; `None` when none is.
pub(super) fn latin_twin(c: char) -> Option<char> {
    // Signs of measure and mathematics that stand beside Latin letters in honest text.
    if !has_twins(c) || matches!(c, 'μ' | 'Ω' | 'Δ' | 'Σ' | 'π' | 'λ' | 'σ' | 'α' | 'β' | 'γ' | 'δ' | 'ε' | 'θ' | 'φ' | 'χ' | 'ρ' | 'τ')
    {
        return None;
    }
    let text = String::from(c);
    let mut twin = skeleton(&text);
    let (first, second) = (twin.next()?, twin.next());
    (second.is_none() && first.is_ascii_alphabetic()).then(|| if c.is_lowercase() { first.to_ascii_lowercase() } else { first })
}

/// The plain letter of a mathematical or otherwise styled one, as `𝐢` or `ⓘ`.
pub(super) fn styled(c: char) -> Option<char> {
    let letter = |first: u32, code: u32| u8::try_from((code - first) % 26).ok().map(|number| char::from(b'a' + number));
    match u32::from(c) {
        code @ 0x1D400..=0x1D6A3 => letter(0x1D400, code),
        code @ 0x24B6..=0x24E9 => letter(0x24B6, code),
        code @ 0x1F130..=0x1F149 => letter(0x1F130, code),
        code @ 0x1F170..=0x1F189 => letter(0x1F170, code),
        _ => None,
    }
}
