/// Returns a number that looks random and is the same for the same input (SplitMix64).
pub(super) fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Returns letters and digits that look random, at most 12.
pub(super) fn letters(number: u64, count: usize) -> String {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut rest = mix(number);
    let mut text = String::new();
    for _ in 0..count {
        let (base, at) = (ALPHABET.len() as u64, rest % ALPHABET.len() as u64);
        rest /= base;
        text.push(ALPHABET.get(at as usize).copied().map_or('0', char::from));
    }
    text
}
