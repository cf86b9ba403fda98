//! A part of a batch, made apart from the others, perhaps on another machine.

/// The part `number` of `of`: whole volumes, dealt out in turn, so that every part gets its share of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    of: usize,
}

/// More parts than this are a slip of the finger (tuned: a part each for the cores of a large cluster).
pub const MOST: usize = 10_000;

impl Shard {
    /// The part `number` of `of`, from 1. `None` where there is no such part.
    pub fn new(number: usize, of: usize) -> Option<Self> {
        (1..=MOST).contains(&of).then_some(Self { number, of }).filter(|_| (1..=of).contains(&number))
    }

    /// Reads `3/16`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        Self::new(digits(number)?, digits(of)?)
    }

    /// Which part it is, from 1.
    pub fn number(self) -> usize {
        self.number
    }

    /// How many parts there are.
    pub fn of(self) -> usize {
        self.of
    }

    /// Whether a volume belongs to it, counted from 0 over the whole batch.
    pub(crate) fn holds(self, volume: usize) -> bool {
        volume % self.of == self.number - 1
    }

    /// What the part of a batch is called, such as `….shard-03-of-16`: names in order are parts in order.
    pub(crate) fn folder(self, id: &str) -> String {
        let width = self.of.to_string().len();
        format!("{id}.shard-{:0width$}-of-{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn parts_are_read_as_they_are_typed() {
        for (text, expected) in [("3/16", Some((3, 16))), ("1/1", Some((1, 1))), ("16/16", Some((16, 16)))] {
            assert_eq!(Shard::parse(text).map(|shard| (shard.number(), shard.of())), expected, "{text}");
        }
        for text in ["0/16", "17/16", "1/0", "3", "3/", "/3", "-1/2", "+1/2", "1/2/3", "1/10001", ""] {
            assert_eq!(Shard::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_volume_belongs_to_one_part() {
        let parts: Vec<Shard> = (1..=3).filter_map(|number| Shard::new(number, 3)).collect();
        for volume in 0..10 {
            assert_eq!(parts.iter().filter(|shard| shard.holds(volume)).count(), 1, "{volume}");
        }
        assert_eq!(parts[2].folder("x"), "x.shard-3-of-3");
    }
}
