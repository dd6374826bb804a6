//! Numbers up to 100 in kanji, whose readings the analyser knows.

/// Returns `text` with kanji for each number from 1 to 100 in digits; other numbers stay.
pub fn with_kanji(text: &str) -> String {
    let mut written = String::new();
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        written.push_str(&numeral(&std::mem::take(&mut digits)));
        written.push(c);
    }
    written.push_str(&numeral(&digits));
    written
}

fn numeral(digits: &str) -> String {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let one = |number: usize| ONES.get(number).copied().unwrap_or_default();
    match digits.parse::<usize>() {
        Ok(100) => "百".to_owned(),
        Ok(number @ 1..=99) => {
            let (tens, ones) = (number / 10, number % 10);
            let tens = match tens {
                0 => String::new(),
                1 => "十".to_owned(),
                _ => format!("{}十", one(tens)),
            };
            format!("{tens}{}", one(ones))
        }
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::with_kanji;

    #[test]
    fn numbers_up_to_a_hundred() {
        assert_eq!(with_kanji("12時30分"), "十二時三十分");
        assert_eq!(with_kanji("100点"), "百点");
        assert_eq!(with_kanji("2人"), "二人");
        assert_eq!(with_kanji("25"), "二十五");
        assert_eq!(with_kanji("0系と2026"), "0系と2026");
    }
}
