//! Names of countries that are one Vietnamese syllable, such as `Anh` and `Mỹ`: what else the syllable is part
//! of, and what around it tells a country from a person. Forms and sources are those of
//! [`rules`](super::rules).

/// What can be said about a name that is one Vietnamese syllable.
pub(super) struct Syllable {
    pub(super) name: &'static str,
    /// Also given to persons: rejected after a kinship term, and doubtful where the text has a full name
    /// that ends in it.
    pub(super) given_name: bool,
    /// Also a common word or pronoun: at the start of a sentence it needs evidence.
    pub(super) common_word: bool,
    /// Words after it that make another word of it; `!` names what makes it a country again one word later
    /// (`nhật thực` is an eclipse, `Nhật thực hiện` “Japan carries out”).
    pub(super) not_before: &'static [&'static str],
    /// Words before it that make another word of it.
    pub(super) not_after: &'static [&'static str],
}

pub(super) const SYLLABLES: &[Syllable] = &[
    Syllable {
        name: "Anh",
        given_name: true,
        common_word: true,
        not_before: &[
            "em", "trai", "chị", "ấy", "ta", "hùng", "minh", "dũng", "tài", "đào", "văn", "ngữ",
            "hào", "họ", "rể", "cả", "chàng", "bạn", "nào", "này", "kia",
        ],
        not_after: &[
            "quán", "tiệm", "họ", "các", "những", "mấy", "chồng", "chàng", "làm", "hỡi", "thưa",
            "tống",
        ],
    },
    Syllable {
        name: "Mỹ",
        given_name: true,
        common_word: false,
        not_before: &[
            "thuật",
            "phẩm",
            "nữ",
            "nam",
            "vị",
            "miều",
            "mãn",
            "latinh",
            "latin",
            "viện",
            "học !hỏi !tập !tiếng !cách",
            "nhân !dịp !đạo !quyền !cơ",
            "tục",
        ],
        not_after: &[
            "thẩm", "châu", "trung", "nam", "bắc", "âu", "chân", "thiện", "hoàn", "mỹ", "tuyệt",
        ],
    },
    Syllable {
        name: "Đức",
        given_name: true,
        common_word: false,
        not_before: &[
            "phật", "mẹ", "cha", "chúa", "thánh", "giáo", "hồng", "tin", "tính", "độ", "hạnh",
            "ông", "bà", "ngài", "vua", "pháp", "đạt", "tăng", "dục",
        ],
        not_after: &[
            "đạo", "công", "phước", "phúc", "ân", "tài", "nhân", "thất", "y",
        ],
    },
    Syllable {
        name: "Pháp",
        given_name: false,
        common_word: false,
        not_before: &[
            "luật",
            "lý",
            "lí",
            "lệnh",
            "y",
            "danh",
            "nhân",
            "môn",
            "sư",
            "thuật",
            "khí",
            "đình",
            "đàn",
            "luân",
            "chế !tạo !biến !ngự !độ",
            "định !cư !vị !hướng",
            "trị !giá !liệu",
            "quy !định",
            "bảo !vệ !đảm !hiểm",
            "chủ !trương !trì !động !tịch !yếu",
            "hội !đàm !nghị !nhập !kiến",
        ],
        not_after: &[
            "phương", "hiến", "tư", "cú", "giáo", "phật", "biện", "giải", "hợp", "lập", "hành",
            "ngữ", "thi", "binh", "văn", "luật", "thư", "bút", "phạm", "tài", "đức", "thuyết",
            "hoằng", "bí",
        ],
    },
    Syllable {
        name: "Nga",
        given_name: true,
        common_word: false,
        not_before: &["mi", "my"],
        not_after: &["hằng", "thiên"],
    },
    Syllable {
        name: "Nhật",
        given_name: true,
        common_word: false,
        not_before: &[
            "ký",
            "kí",
            "nguyệt",
            "trình",
            "tụng",
            "quang",
            "thực !hiện !thi !sự !hành !tế",
            "báo !cáo !động !chí",
        ],
        not_after: &["chủ", "sinh", "cập", "thường", "bạch", "lễ", "liên"],
    },
    Syllable {
        name: "Hàn",
        given_name: false,
        common_word: true,
        not_before: &[
            "lâm", "gắn", "the", "thực", "huyên", "vi", "xì", "thuyên", "đới", "điện", "hơi",
            "nối", "răng",
        ],
        not_after: &[
            "sông", "cầu", "thợ", "máy", "mối", "que", "mỏ", "cơ", "đại", "bần", "phong",
        ],
    },
    Syllable {
        name: "Ý",
        given_name: true,
        common_word: true,
        not_before: &[
            "kiến", "thức", "nghĩa", "tưởng", "chí", "đồ", "định", "muốn", "tôi", "là", "tứ",
            "nguyện", "thích", "niệm",
        ],
        not_after: &[
            "chú", "đồng", "lưu", "như", "tùy", "tuỳ", "thiện", "ngụ", "dụng", "sơ", "để", "ác",
            "vô", "cố", "hữu", "ưng", "đắc", "góp", "hàm", "đại", "chủ", "đúng", "theo",
        ],
    },
    Syllable {
        name: "Áo",
        given_name: false,
        common_word: true,
        not_before: &[
            "dài", "khoác", "sơ", "thun", "phông", "trắng", "đỏ", "xanh", "vàng", "đen", "mưa",
            "giáp", "quần", "phao", "len", "ấm", "lót", "tắm", "cưới", "choàng", "blouse", "ngủ",
            "đấu", "số", "bà", "tím", "hồng",
        ],
        not_after: &[
            "quần", "chiếc", "tà", "màu", "cổ", "vạt", "khoác", "mặc", "tay", "thợ",
        ],
    },
    Syllable {
        name: "Úc",
        given_name: false,
        common_word: false,
        not_before: &[],
        not_after: &["núc"],
    },
    Syllable {
        name: "Bỉ",
        given_name: false,
        common_word: false,
        not_before: &["ổi", "nhân"],
        not_after: &["thô"],
    },
    Syllable {
        name: "Séc",
        given_name: false,
        common_word: true,
        not_before: &[],
        not_after: &["tờ", "tấm"],
    },
    Syllable {
        name: "Lào",
        given_name: false,
        common_word: false,
        not_before: &[],
        not_after: &["gió", "thuốc"],
    },
    Syllable {
        name: "Síp",
        given_name: false,
        common_word: false,
        not_before: &[],
        not_after: &[],
    },
];

/// Words before a one-syllable name that make it a country for certain.
pub(super) const EVIDENCE: &[&str] = &[
    "nước",
    "tại",
    "ở",
    "từ",
    "sang",
    "đến",
    "về",
    "khỏi",
    "rời",
    "giữa",
    "của",
    "thống",
    "tướng",
    "phủ",
    "giao",
    "quân",
    "sứ",
    "viện",
    "dân",
    "người",
    "phía",
    "phòng",
    "trưởng",
    "báo",
    "đội",
    "tuyển",
    "vương",
    "cựu",
    "giới",
    "hãng",
    "ty",
    "bang",
    "sát",
    "ngoại",
    "kiều",
    "gốc",
    "tịch",
    "thuộc",
    "trong",
    "toàn",
    "khắp",
    "do",
    "với",
    "hạng",
    "gia",
    "đá",
    "thăm",
    "vào",
    "qua",
    "tới",
    "lính",
    "lãnh",
    "quán",
    "đô",
    "khách",
    "nhà",
    "học",
    "giả",
    "sĩ",
    "sỹ",
    "phim",
    "hàng",
    "phương",
    "theo",
    "cho",
    "bởi",
    "và",
    "như",
    "là",
    "bia",
    "rượu",
    "vang",
    "bò",
    "xe",
    "tàu",
    "gạo",
    "thịt",
    "thép",
    "dầu",
];

/// Those of them that are also syllables of names, which in capitals are no evidence.
pub(super) const EVIDENCE_AND_NAME: &[&str] = &[
    "quân", "phương", "gia", "học", "và", "là", "sĩ", "sỹ", "phòng", "giao", "đội", "vương",
];

/// Last syllables of titles before which a country stands, and after which a person's name can follow.
pub(super) const TITLES: &[&str] = &[
    "thống",
    "tướng",
    "trưởng",
    "vương",
    "sứ",
    "hoàng",
    "tịch",
    "tuyển",
    "thủ",
];

/// Kinship terms and forms of address that a given name follows.
pub(super) const PERSONS: &[&str] = &[
    "ông", "bà", "cô", "chị", "anh", "em", "bé", "cháu", "thầy", "chú", "bác", "dì", "cậu", "bạn",
    "mẹ", "vợ", "bs", "ths", "ts", "nàng", "thím", "mợ", "tên",
];

/// Family names and middle names before which two syllables are a person, not a country (`Trần Hà Lan`).
pub(super) const FAMILY_NAMES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "huỳnh", "hoàng", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "ngô", "dương", "thị", "đinh", "trịnh", "đoàn", "lương", "mai", "tạ",
];
