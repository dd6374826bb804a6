//! The search words of the scenes.

use serde_json::{Map, Value};

const LANGUAGES: [&str; 7] = ["en", "ru", "de", "es", "fr", "ja", "ar"];

/// Words by language, in the order of [`LANGUAGES`].
const WORDS: [(&str, [&str; 7]); 24] = [
    (
        "heart",
        [
            "love heart",
            "любовь сердце",
            "liebe herz",
            "amor corazón",
            "amour coeur",
            "愛 ハート",
            "حب قلب",
        ],
    ),
    (
        "laugh",
        [
            "laughing lol funny",
            "смех смешно",
            "lachen lustig",
            "risa jaja",
            "rire mdr",
            "笑い ウケる",
            "ضحك هههه",
        ],
    ),
    (
        "party",
        [
            "party celebrate congratulations",
            "праздник вечеринка",
            "feier party",
            "fiesta celebrar",
            "fête bravo",
            "パーティー お祝い",
            "حفلة مبروك",
        ],
    ),
    ("cat", ["cat kitten", "кот кошка", "katze", "gato", "chat chaton", "猫 ねこ", "قطة قط"]),
    (
        "yes",
        ["yes ok done", "да готово", "ja fertig", "sí hecho", "oui fait", "はい 完了", "نعم تم"],
    ),
    (
        "coffee",
        [
            "coffee break",
            "кофе перерыв",
            "kaffee pause",
            "café pausa",
            "café pause",
            "コーヒー 休憩",
            "قهوة استراحة",
        ],
    ),
    (
        "sun",
        [
            "sun morning hello",
            "солнце утро привет",
            "sonne morgen hallo",
            "sol mañana hola",
            "soleil matin bonjour",
            "太陽 おはよう",
            "شمس صباح",
        ],
    ),
    (
        "rocket",
        [
            "rocket launch ship",
            "ракета запуск",
            "rakete start",
            "cohete lanzar",
            "fusée lancer",
            "ロケット 発射",
            "صاروخ إطلاق",
        ],
    ),
    (
        "sad",
        [
            "sad cry sorry",
            "грусть плачу прости",
            "traurig weinen",
            "triste llorar",
            "triste pleurer",
            "悲しい 泣く",
            "حزين بكاء",
        ],
    ),
    (
        "thinking",
        [
            "thinking hmm wait",
            "думаю хм",
            "denken hmm",
            "pensar hmm",
            "penser hmm",
            "考える うーん",
            "تفكير انتظر",
        ],
    ),
    (
        "moon",
        [
            "moon night sleep",
            "луна ночь сон",
            "mond nacht schlafen",
            "luna noche dormir",
            "lune nuit dormir",
            "月 おやすみ",
            "قمر ليل",
        ],
    ),
    (
        "star",
        [
            "star well done great",
            "звезда молодец отлично",
            "stern super",
            "estrella genial",
            "étoile super",
            "星 すごい",
            "نجمة رائع",
        ],
    ),
    (
        "fire",
        ["fire hot", "огонь жарко", "feuer heiß", "fuego calor", "feu chaud", "火 炎", "نار حار"],
    ),
    (
        "no",
        ["no stop wrong", "нет стоп", "nein stopp", "no alto", "non stop", "いいえ だめ", "لا قف"],
    ),
    (
        "cake",
        [
            "birthday cake happy",
            "торт день рождения",
            "geburtstag kuchen",
            "cumpleaños pastel",
            "anniversaire gâteau",
            "誕生日 ケーキ",
            "عيد ميلاد كعكة",
        ],
    ),
    (
        "clock",
        [
            "clock waiting deadline",
            "часы жду срок",
            "uhr warten",
            "reloj esperar",
            "horloge attendre",
            "時計 待つ",
            "ساعة انتظار",
        ],
    ),
    (
        "wow",
        [
            "wow surprised omg",
            "вау удивление",
            "wow überrascht",
            "guau sorpresa",
            "waouh surpris",
            "すごい 驚き",
            "واو مفاجأة",
        ],
    ),
    (
        "clover",
        [
            "luck clover",
            "удача клевер",
            "glück klee",
            "suerte trébol",
            "chance trèfle",
            "幸運 クローバー",
            "حظ برسيم",
        ],
    ),
    (
        "beach",
        [
            "beach weekend holiday sea",
            "пляж выходные море",
            "strand wochenende meer",
            "playa finde mar",
            "plage weekend mer",
            "海 週末",
            "شاطئ عطلة",
        ],
    ),
    (
        "rain",
        [
            "rain monday mood",
            "дождь понедельник",
            "regen montag",
            "lluvia lunes",
            "pluie lundi",
            "雨 月曜日",
            "مطر اثنين",
        ],
    ),
    (
        "balloons",
        [
            "balloons hooray party",
            "шарики ура",
            "luftballon hurra",
            "globos hurra",
            "ballons hourra",
            "風船 やった",
            "بالونات هوراي",
        ],
    ),
    (
        "dog",
        [
            "dog hello puppy",
            "собака привет",
            "hund hallo",
            "perro hola",
            "chien salut",
            "犬 こんにちは",
            "كلب مرحبا",
        ],
    ),
    (
        "clap",
        [
            "applause bravo clap",
            "браво аплодисменты",
            "applaus bravo",
            "aplauso bravo",
            "bravo applaudir",
            "拍手 ブラボー",
            "تصفيق برافو",
        ],
    ),
    (
        "thanks",
        [
            "thanks thank you flower",
            "спасибо цветок",
            "danke blume",
            "gracias flor",
            "merci fleur",
            "ありがとう 花",
            "شكرا وردة",
        ],
    ),
];

/// Returns a scene's words by language. Each scene also has `loop`, which finds all of them.
pub fn tags(scene: &str) -> Map<String, Value> {
    let words = WORDS.iter().find(|(name, _)| *name == scene).map(|(_, words)| words);
    let by_language = LANGUAGES.iter().zip(words.into_iter().flatten());
    by_language
        .map(|(language, words)| {
            let mut words: Vec<Value> = words.split(' ').map(Value::from).collect();
            if *language == "en" {
                words.push(Value::from("loop"));
            }
            ((*language).to_owned(), Value::Array(words))
        })
        .collect()
}
