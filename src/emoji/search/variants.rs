//! The two scripts of Chinese: both are read as the simplified one.

/// Pairs of a traditional character and the simplified one that is written in its place, sorted.
#[derive(Debug, Default)]
pub(super) struct Variants(Vec<char>);

impl Variants {
    /// Reads a line of pairs without separators, sorted: `愛爱萬万`.
    pub fn new(line: &str) -> Self {
        Self(line.chars().collect())
    }

    /// Replaces the traditional characters of a folded text.
    pub fn simplify(&self, text: &mut String) {
        if !self.0.is_empty() && !text.is_ascii() {
            *text = text.chars().map(|c| self.simplified(c)).collect();
        }
    }

    fn simplified(&self, c: char) -> char {
        let (mut low, mut high) = (0, self.0.len() / 2);
        while low < high {
            let middle = usize::midpoint(low, high);
            match (self.0.get(2 * middle), self.0.get(2 * middle + 1)) {
                (Some(traditional), Some(simplified)) if *traditional == c => return *simplified,
                (Some(traditional), _) if *traditional < c => low = middle + 1,
                _ => high = middle,
            }
        }
        c
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_are_replaced() {
        let variants = Variants::new("愛爱萬万x");
        let mut text = "愛万一萬".to_owned();
        variants.simplify(&mut text);
        assert_eq!(text, "爱万一万");
    }
}
