//! Creates a TrueType font that draws each character as a black box. It is a colour font, because
//! Chromium accepts no other font for emoji.

/// Font units per em.
const UNITS: u16 = 1_000;

/// Approximate width of an emoji in emoji fonts.
const WIDTH: u16 = 1_200;

/// The tag characters of subdivision flags, which no font shows on their own.
const TAGS: std::ops::RangeInclusive<u32> = 0xe0020..=0xe007f;

const JOINER: u32 = 0x200d;

/// The number of glyphs: the missing glyph, the coloured box, an invisible glyph without width, and
/// the box's layer.
const GLYPHS: u16 = 4;

/// Returns the file of a font with this name.
pub fn with(name: &str, characters: impl Iterator<Item = char>) -> Vec<u8> {
    const BOX: u32 = 1;
    const INVISIBLE: u32 = 2;
    let mut map: Vec<(u32, u32)> = characters.map(|it| (u32::from(it), BOX)).collect();
    map.extend(TAGS.chain([JOINER]).map(|it| (it, INVISIBLE)));
    map.sort_unstable();
    file(&[
        (b"COLR", colours()),
        (b"CPAL", palette()),
        (b"OS/2", os2()),
        (b"cmap", cmap(&map)),
        (b"glyf", [glyph(), glyph()].concat()),
        (b"head", head()),
        (b"hhea", hhea()),
        (b"hmtx", words(&[0, 0, WIDTH, 0, 0, 0, WIDTH, 0])),
        (b"loca", loca()),
        (b"maxp", [longs(&[0x0001_0000]), words(&[GLYPHS, 4, 1]), words(&[0; 11])].concat()),
        (b"name", names(name)),
        (b"post", longs(&[0x0003_0000, 0, 0, 0, 0, 0, 0, 0])),
    ])
}

/// The `COLR` table: the box has one layer, in the first colour of the palette.
fn colours() -> Vec<u8> {
    [words(&[0, 1]), longs(&[14, 20]), words(&[1]), words(&[1, 0, 1]), words(&[3, 0])].concat()
}

/// The `CPAL` table: black.
fn palette() -> Vec<u8> {
    [words(&[0, 1, 1, 1]), longs(&[14]), words(&[0]), vec![0, 0, 0, 255]].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn longs(longs: &[u32]) -> Vec<u8> {
    longs.iter().flat_map(|long| long.to_be_bytes()).collect()
}

fn length(of: &[u8]) -> u32 {
    u32::try_from(of.len()).expect("a small table")
}

fn file(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("few tables");
    let mut head = [longs(&[0x0001_0000]), words(&[count, 128, 3, count * 16 - 128])].concat();
    let mut body = Vec::new();
    let start = 12 + u32::from(count) * 16;
    for (tag, table) in tables {
        head.extend(*tag);
        // The checksum, which browsers do not read.
        head.extend(longs(&[0, start + length(&body), length(table)]));
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    [head, body].concat()
}

fn head() -> Vec<u8> {
    let bounds = [0, 0, UNITS, UNITS];
    [
        longs(&[0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5]),
        words(&[0b11, UNITS]),
        longs(&[0, 0, 0, 0]),
        words(&bounds),
        // Upright, minimum size 8 pixels, left to right, long offsets.
        words(&[0, 8, 2, 1, 0]),
    ]
    .concat()
}

fn hhea() -> Vec<u8> {
    let metrics = [800, (-200_i16).cast_unsigned(), 0, WIDTH, 0, 0, UNITS, 1, 0];
    [longs(&[0x0001_0000]), words(&metrics), words(&[0, 0, 0, 0, 0, 0, GLYPHS])].concat()
}

fn os2() -> Vec<u8> {
    let mut table = words(&[4, WIDTH, 400, 5]);
    table.resize(96, 0);
    table
}

/// The `glyf` table: a square with one contour.
fn glyph() -> Vec<u8> {
    const ON_CURVE: u8 = 1;
    let (low, high) = (100_u16, 900_u16);
    let back =
        (i16::try_from(low).expect("small") - i16::try_from(high).expect("small")).cast_unsigned();
    let across = high - low;
    let mut glyph = [
        words(&[1, low, low, high, high, 3, 0]),
        vec![ON_CURVE; 4],
        words(&[low, 0, across, 0]),
        words(&[low, across, 0, back]),
    ]
    .concat();
    glyph.resize(glyph.len().next_multiple_of(4), 0);
    glyph
}

fn loca() -> Vec<u8> {
    let end = length(&glyph());
    longs(&[0, 0, end, end, 2 * end])
}

/// The `cmap` table in format 12: groups of consecutive characters; here each group has one.
fn cmap(map: &[(u32, u32)]) -> Vec<u8> {
    let groups: Vec<u8> = map.iter().flat_map(|(from, to)| longs(&[*from, *from, *to])).collect();
    let count = u32::try_from(map.len()).expect("few characters");
    let table = [words(&[12, 0]), longs(&[16 + length(&groups), 0, count]), groups].concat();
    [words(&[0, 1, 3, 10]), longs(&[12]), table].concat()
}

fn names(name: &str) -> Vec<u8> {
    const FAMILY: u16 = 1;
    const STYLE: u16 = 2;
    const WHOLE: u16 = 4;
    const POST_SCRIPT: u16 = 6;
    let joined = name.replace(' ', "");
    let all = [(FAMILY, name), (STYLE, "Regular"), (WHOLE, name), (POST_SCRIPT, &joined)];
    let (mut records, mut texts) = (Vec::new(), Vec::<u8>::new());
    for (id, text) in all {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let [at, length] = [texts.len(), text.len()].map(|it| u16::try_from(it).expect("short"));
        // Unicode, English.
        records.extend(words(&[3, 1, 0x409, id, length, at]));
        texts.extend(text);
    }
    let count = u16::try_from(all.len()).expect("few names");
    [words(&[0, count, 6 + count * 12]), records, texts].concat()
}
