//! Names of countries, and what merely looks like one. All sentences were written here.

use super::{Gazetteer, sentences};
use proptest::prelude::*;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::new);

fn find(language: &str, text: &str) -> String {
    let found = GAZETTEER.find(text, language.parse().unwrap());
    found
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Each text names exactly these countries.
#[track_caller]
fn names(language: &str, pairs: &[(&str, &str)]) {
    for (text, codes) in pairs {
        assert_eq!(&find(language, text), codes, "{text}");
    }
}

/// No text names a country.
#[track_caller]
fn none(language: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(find(language, text), "", "{text}");
    }
}

#[test]
fn a_broadcaster_behind_a_dash_is_no_country() {
    none(
        "vi",
        &[
            "Chương trình Sát cánh - Đài Tiếng nói nhân dân thành phố",
            "Chuyên mục Mái ấm - Đài Truyền hình tỉnh",
        ],
    );
    names("vi", &[("Quan hệ Việt - Đài phát triển", "TW VN")]);
}

#[test]
fn the_label_of_a_credit_is_no_part_of_a_name() {
    names(
        "vi",
        &[
            ("Binh sĩ huấn luyện tại Đức Ảnh: Văn A", "DE"),
            ("Lính gác trước điện ở Pháp Nguồn: TTX", "FR"),
        ],
    );
    none("vi", &["Ông Đức Ảnh kể chuyện làng"]);
}

#[test]
fn every_sentence_names_its_countries() {
    let mut wrong = Vec::new();
    for (language, lines) in [
        ("vi", sentences::VIETNAMESE),
        ("id", sentences::INDONESIAN),
        ("en", sentences::ENGLISH),
    ] {
        for line in lines.lines() {
            let (codes, sentence) = line.split_once('|').unwrap();
            let found = find(language, sentence);
            if found != codes.trim() {
                wrong.push(format!("{found} in{sentence}, not {codes}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn names_of_cldr_are_found_in_each_language() {
    names(
        "vi",
        &[
            ("Việt Nam và Cộng hòa Belarus", "BY VN"),
            ("Quần đảo Solomon, Papua New Guinea", "PG SB"),
            ("các quần đảo Solomon và Mông Cổ", "MN SB"),
            ("sang Thổ Nhĩ Kỳ rồi Hy Lạp", "GR TR"),
            ("Đài Loan và Hồng Kông", "HK TW"),
            ("đến Myanmar (Miến Điện)", "MM"),
        ],
    );
    names(
        "id",
        &[
            ("Kamboja, Laos, dan Vietnam", "KH LA VN"),
            ("Selandia Baru serta Kepulauan Solomon", "NZ SB"),
            ("Arab Saudi dan Uni Emirat Arab", "AE SA"),
            ("Korea Selatan melawan Korea Utara", "KP KR"),
        ],
    );
    names(
        "en",
        &[
            ("Finland, Canada and Indonesia", "CA FI ID"),
            ("St Lucia or Saint Lucia", "LC"),
        ],
    );
}

#[test]
fn short_forms_are_found() {
    names(
        "vi",
        &[
            ("Tổng thống Mỹ thăm Nhật, rồi sang Hàn", "JP KR US"),
            ("Nga, Anh, Đức và Pháp", "DE FR GB RU"),
            ("người Úc ở Bỉ", "AU BE"),
            ("Ý và Áo cùng đề nghị", "AT IT"),
        ],
    );
    names(
        "id",
        &[
            ("Presiden AS bertemu Presiden RI", "ID US"),
            ("Korsel dan Korut berunding", "KP KR"),
            ("Inggris, Belanda, Rusia, Tiongkok, Cina", "CN GB NL RU"),
            ("warga Jepang di Saudi", "JP SA"),
        ],
    );
}

#[test]
fn english_and_native_names_are_found_in_other_languages() {
    names(
        "vi",
        &[
            ("Italia, Hungary, Ukraine, Myanmar", "HU IT MM UA"),
            ("DRC hay DR Congo", "CD"),
        ],
    );
    names(
        "id",
        &[
            ("Việt Nam dan Deutschland", "DE VN"),
            ("tim Japan dan Iraq", "IQ JP"),
        ],
    );
}

#[test]
fn older_spellings_and_names_are_found() {
    names(
        "vi",
        &[
            ("In-đô-nê-xi-a và Ma-lai-xi-a", "ID MY"),
            ("Căm-pu-chia, Phi-líp-pin", "KH PH"),
            ("Thuỵ Sĩ, Thụy Sỹ, Thuỵ Điển", "CH SE"),
            ("Hoa Kì, nước Mĩ", "US"),
            ("Nhật bản, Philippine", "JP PH"),
            ("Tây Đức và Nam Hàn", "DE KR"),
            ("Gruzia, Chi Lê, Cu Ba", "CL CU GE"),
        ],
    );
    names(
        "id",
        &[
            ("Perancis, Afghanistan, Chili", "AF CL FR"),
            ("Timor Timur", "TL"),
        ],
    );
    names("ms", &[("Amerika Syarikat, Jepun dan Kemboja", "JP KH US")]);
}

#[test]
fn adjectives_count_in_english() {
    names(
        "en",
        &[(
            "A French and a South Korean scientist met British experts",
            "FR GB KR",
        )],
    );
}

#[test]
fn names_in_capitals_are_found() {
    names(
        "vi",
        &[
            ("HỢP TÁC VỚI NHẬT BẢN VÀ HÀN QUỐC", "JP KR"),
            ("TỔNG THỐNG MỸ ĐẾN VIỆT NAM", "US VN"),
        ],
    );
    names("id", &[("PRESIDEN RUSIA TIBA DI INDONESIA", "ID RU")]);
    none(
        "vi",
        &[
            "ANH TRAI VÀ EM GÁI",
            "PHÁP LUẬT VÀ ĐỜI SỐNG",
            "Ý KIẾN BẠN ĐỌC",
            "ÁO MỚI",
            "CHỦ NHẬT",
        ],
    );
}

#[test]
fn anh_is_a_pronoun_a_brother_and_a_name_as_well() {
    none(
        "vi",
        &[
            "Diễn viên Văn Anh kể lại",
            "Hôm qua anh đi làm",
            "Anh cho biết công việc rất vất vả.",
            "Họ hỏi. Anh trả lời.",
            "“Anh rất vui”, chồng chị nói",
            "Anh Văn A ở xã bên",
            "chị Lan Anh và cô Quỳnh Anh",
            "danh hiệu Anh hùng Lao động",
            "gặp cô Anh ở chợ",
            "học tiếng Anh",
            "trình độ Anh văn",
            "ngành ngôn ngữ Anh",
        ],
    );
    names(
        "vi",
        &[
            ("Thủ tướng Anh đến thăm", "GB"),
            ("sinh viên học tại Anh", "GB"),
            ("Thủ tướng Anh Theresa May", "GB"),
            ("Anh, Pháp và Mỹ cùng ký", "FR GB US"),
            ("Vương quốc Anh, nước Anh", "GB"),
            ("Đại học ở thành phố ấy (Anh)", "GB"),
            ("Scotland và Bắc Ireland", "GB"),
        ],
    );
}

#[test]
fn duc_is_a_place_a_person_and_a_virtue_as_well() {
    none(
        "vi",
        &[
            "huyện Hoài Đức",
            "Bệnh viện Đức Giang",
            "ông Nguyễn Văn Đức",
            "thành phố Thủ Đức",
            "Đức Phật",
            "Đức Giáo hoàng",
            "bệnh sởi Đức",
            "Đạo Đức",
            "anh Đức nói",
            "tiếng Đức",
        ],
    );
    names(
        "vi",
        &[
            ("Thủ tướng Đức Angela Merkel", "DE"),
            ("Đức và Hà Lan", "DE NL"),
            ("công ty của Đức", "DE"),
        ],
    );
}

#[test]
fn phap_is_the_law_as_well() {
    none(
        "vi",
        &[
            "Pháp luật hiện hành",
            "Pháp lệnh mới",
            "Viện Pháp y",
            "Phương Pháp giảng dạy",
            "Vụ Pháp chế",
            "Pháp lý",
            "tiếng Pháp",
            "Tư Pháp",
            "Đường vành đai Pháp Vân",
        ],
    );
    names(
        "vi",
        &[
            ("Pháp quy định lại giờ làm", "FR"),
            ("Pháp chế tạo máy bay", "FR"),
            ("Tổng thống Pháp Emmanuel Macron", "FR"),
            ("bác sĩ người Pháp", "FR"),
        ],
    );
}

#[test]
fn my_is_beauty_and_a_place_as_well() {
    none(
        "vi",
        &[
            "các nước châu Mỹ",
            "Bắc Mỹ và Nam Mỹ",
            "Mỹ Latinh",
            "khu Mỹ Đình",
            "thành phố Mỹ Tho",
            "thẩm mỹ viện",
            "cửa hàng Mỹ phẩm",
            "trường Mỹ thuật",
            "chị Trần Thị Mỹ",
            "giá 20 đô la Mỹ",
            "đôla Mỹ tăng",
            "xã Mỹ Lộc",
        ],
    );
    names(
        "vi",
        &[
            ("Mỹ tuyên bố áp thuế", "US"),
            ("Ngoại trưởng Mỹ John Doe", "US"),
            ("FDA Mỹ cho phép", "US"),
            ("Mỹ nhân dịp này", "US"),
            ("thuốc do Mỹ và Mĩ sản xuất", "US"),
        ],
    );
}

#[test]
fn nga_nhat_han_are_names_and_words_as_well() {
    none(
        "vi",
        &[
            "ca sĩ Thu Nga",
            "chị Nga kể",
            "bà Nga nói",
            "huyện Nga Sơn",
            "sáng Chủ Nhật",
            "Nhật ký của một bác sĩ",
            "sông Hàn",
            "Viện Hàn lâm Khoa học",
            "thợ hàn",
            "Hàn Mặc Tử",
            "quận Nhật Tân",
            "tiếng Hàn",
            "đồng yên Nhật",
            "Viêm não Nhật Bản",
            "vắc xin viêm não Nhật Bản B",
            "bé Nhật",
        ],
    );
    names(
        "vi",
        &[
            ("Tổng thống Nga Vladimir Putin", "RU"),
            ("Nhật thực hiện chính sách mới", "JP"),
            ("đội tuyển Hàn", "KR"),
            ("Cơ quan hợp tác quốc tế Nhật Bản (XYZ)", "JP"),
            ("Liên bang Nga", "RU"),
        ],
    );
}

#[test]
fn a_person_whose_name_is_a_country_makes_the_bare_name_doubtful() {
    none(
        "vi",
        &[
            "Bà Lê Thị Nga là giáo viên. Hôm sau Nga dạy học.",
            "Trần Văn Mỹ sống ở quê, Mỹ kể",
            "Nhóm kéo bạn tên Nga ra hành lang. Nga nói với Hà.",
        ],
    );
    names(
        "vi",
        &[("Bà Lê Thị Nga sang Mỹ. Tổng thống Nga cũng đến.", "RU US")],
    );
}

#[test]
fn lower_case_and_small_words_are_no_countries() {
    none(
        "vi",
        &[
            "ý kiến của chi bộ",
            "áo mới",
            "Áo dài",
            "Ý kiến khác",
            "Chú Ý",
            "thuốc lào",
            "gió Lào thổi",
            "tỉnh Lào Cai",
            "séc tiền mặt",
            "phần lan tỏa",
            "Chi phí",
            "út ít",
            "Thái Bình",
            "Ai cập nhật tin này",
            "Phần lan tỏa",
            "Nam phi công trẻ",
            "đầu Triều Nguyễn",
            "miền Trung",
        ],
    );
    none(
        "id",
        &["jersey timnas", "as roda", "di atas", "mali", "indonesiaku"],
    );
}

#[test]
fn short_forms_in_pairs_are_countries() {
    names(
        "vi",
        &[
            ("quan hệ Mỹ - Trung", "CN US"),
            ("tình hữu nghị Việt-Lào", "LA VN"),
            ("hợp tác Việt – Nhật", "JP VN"),
            ("biên giới Trung - Ấn", "CN IN"),
        ],
    );
    none(
        "vi",
        &[
            "miền Trung - Tây Nguyên",
            "ông Việt và ông Trung",
            "từ điển Anh - Việt",
        ],
    );
}

#[test]
fn the_longer_name_wins() {
    names(
        "vi",
        &[
            ("Papua New Guinea", "PG"),
            ("Guinea-Bissau", "GW"),
            ("Guinea Xích đạo", "GQ"),
            ("nước Guinea", "GN"),
            ("Nam Sudan", "SS"),
            ("nước Niger và Nigeria", "NE NG"),
            ("CHDC Congo", "CD"),
            ("Cộng hòa Congo", "CG"),
            ("Cộng hòa Dân chủ Congo", "CD"),
            ("Cộng hòa Dominica", "DO"),
            ("Samoa thuộc Mỹ", "AS"),
            ("Cộng hòa Trung Phi", "CF"),
            ("CHDCND Triều Tiên và Hàn Quốc", "KP KR"),
        ],
    );
    names(
        "id",
        &[
            ("Papua Nugini", "PG"),
            ("Republik Dominika dan Dominika", "DM DO"),
            ("Samoa Amerika", "AS"),
            ("Sudan Selatan", "SS"),
            ("Republik Demokratik Kongo", "CD"),
            ("Republik Kongo", "CG"),
            ("Irlandia Utara", "GB"),
        ],
    );
    names(
        "en",
        &[
            ("Equatorial Guinea", "GQ"),
            ("American Samoa", "AS"),
            ("Northern Ireland", "GB"),
            ("North Macedonia", "MK"),
        ],
    );
}

#[test]
fn names_inside_words_and_addresses_are_none() {
    none(
        "id",
        &[
            "Indonesiana",
            "www.vietnam.vn",
            "Vietnam.vn",
            "@Indonesia",
            "#Indonesia",
            "cnn_Indonesia",
            "Romanian",
        ],
    );
    none("vi", &["KABAR.VN"]);
    none("en", &["Nigerien", "Indiana", "Omanization", "Maliki"]);
}

#[test]
fn glued_names_are_cut_at_capitals() {
    names(
        "id",
        &[
            ("KambojaLaosVietnam", "KH LA VN"),
            ("MalaysiaThailand", "MY TH"),
            ("negara:FilipinaBrunei", "BN PH"),
        ],
    );
    names(
        "vi",
        &[
            ("Việt NamMông CổLào", "MN VN"),
            ("PhilippinesTrung Quốc", "CN PH"),
        ],
    );
    none("vi", &["báo VietNamNet", "AnhTuấn"]);
}

#[test]
fn regions_and_waters_are_no_countries() {
    none(
        "vi",
        &[
            "Ấn Độ Dương",
            "vịnh Mexico",
            "Biển Nhật Bản",
            "kênh đào Panama",
            "sông Niger",
            "bán đảo Triều Tiên",
        ],
    );
    none(
        "id",
        &[
            "Amerika Latin",
            "Laut Cina Selatan",
            "Samudra Hindia",
            "Teluk Meksiko",
            "Selat Malaka",
            "Terusan Panama",
            "Hindia Belanda",
        ],
    );
    none(
        "en",
        &[
            "the South China Sea",
            "the Indian Ocean",
            "Gulf of Mexico",
            "the Panama Canal",
            "New Mexico",
            "New Jersey",
        ],
    );
}

#[test]
fn currencies_and_languages_are_no_countries() {
    none(
        "id",
        &[
            "100 dolar AS",
            "yen Jepang",
            "dolar Singapura",
            "bahasa Inggris",
            "berbahasa Indonesia",
            "US$ 5 juta",
            "Rp 5 juta",
        ],
    );
    none(
        "vi",
        &[
            "bảng Anh",
            "won Hàn Quốc",
            "tiếng Nga",
            "đô la Úc",
            "tiếng Anh, Pháp và Đức",
        ],
    );
    none(
        "en",
        &[
            "the Australian dollar",
            "the Japanese language",
            "Japanese yen",
        ],
    );
}

#[test]
fn diseases_are_no_countries() {
    none(
        "id",
        &["ensefalitis Jepang", "campak Jerman", "radang otak Jepang"],
    );
    none("en", &["Japanese encephalitis", "German measles"]);
    none("vi", &["cúm Tây Ban Nha"]);
}

#[test]
fn brands_are_no_countries() {
    none(
        "id",
        &[
            "CNN Indonesia",
            "Bank Indonesia",
            "Universitas Indonesia",
            "Garuda Indonesia",
            "Media Indonesia",
            "AS Roma",
            "Juara All England",
            "helm SNI (Standar Nasional Indonesia)",
            "Vietnam Airlines",
        ],
    );
    none(
        "vi",
        &["Vietnam Airlines", "báo China Daily", "hãng Korean Air"],
    );
    none(
        "en",
        &["Bank of America", "Malaysia Airlines", "the Times of India"],
    );
}

#[test]
fn persons_are_no_countries() {
    none(
        "id",
        &[
            "Michael Jordan",
            "Georgia, seorang perawat, merawat mereka. Georgia pulang malam.",
            "Jordan (35) ditangkap",
            "kiper Jordan Pickford",
            "pelaku berinisial AS",
            "AS (35) ditangkap. Lalu AS dibawa",
            "Chad Doe",
            "suara di Florida, Georgia, dan North Carolina",
            "Georgia dan Michigan",
            "Oman Fulan, guru besar, menulis buku. Menurut Oman, sungai itu kotor.",
        ],
    );
    none(
        "vi",
        &[
            "cô Nguyễn Hà Lan",
            "ngôi sao Michael Jordan",
            "bang Georgia",
            "chị Bùi Thị Hà Lan",
        ],
    );
    none("en", &["the state of Georgia", "Jordan Doe"]);
    names(
        "id",
        &[
            ("Raja Jordan Abdullah", "JO"),
            ("Kapal dari Oman membawa gandum", "OM"),
            ("dari Georgia ke Chad", "GE TD"),
            ("Timnas Jordan", "JO"),
        ],
    );
    names(
        "vi",
        &[
            ("nước Jordan và nước Peru", "JO PE"),
            ("Iran, Iraq, Oman, Mali", "IQ IR ML OM"),
        ],
    );
}

#[test]
fn capitals_and_nothing_are_no_countries() {
    none("id", &["Jakarta, Hanoi, Moskow", "", "12345", "…"]);
    none("vi", &["Hà Nội", "Bắc Kinh, Tokyo"]);
}

#[test]
fn a_text_in_another_language_is_searched_for_english_names() {
    names("fr", &[("Indonesia, Japan", "ID JP")]);
}

#[test]
fn countries_come_sorted_and_once() {
    names(
        "vi",
        &[("Việt Nam, Nhật Bản, Việt Nam, Campuchia, Nhật", "JP KH VN")],
    );
}

#[test]
fn hostile_texts_come_to_an_end() {
    for piece in [
        "1",
        "/",
        "a",
        "ạ",
        "Anh",
        "Anh ",
        "Anh, ",
        "Mỹ - ",
        "Niger",
        "Papua New Guine",
        "tiếng Anh, ",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        for language in ["vi", "id"] {
            find(language, &text);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(text in "\\PC*") {
        for language in ["vi", "id", "ms", "en", "th"] {
            find(language, &text);
        }
    }

    #[test]
    fn names_in_any_surroundings_are_taken(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "Anh", "Mỹ", "Việt Nam", "AS", "Jordan", "tiếng", " ", ", ", " và ", "-", "(", ")", "1", "Ý", "Đình", "ạ", "$",
                "ÁO", "Trung", "\u{a0}", ".",
            ]),
            0..24,
        )
    ) {
        for language in ["vi", "id"] {
            find(language, &pieces.concat());
        }
    }
}

#[test]
fn america_in_a_row_of_continents_is_no_country() {
    names(
        "id",
        &[
            ("yakni Amerika, Pasifik Barat, dan Eropa", ""),
            ("di Afrika dan Amerika", ""),
            ("bantuan dari Amerika dan Jepang", "JP US"),
        ],
    );
}

#[test]
fn a_line_of_very_many_names_is_read() {
    names("vi", &[(&"Anh: ".repeat(200_000), "GB")]);
}

#[test]
fn a_doubled_name_and_the_council_of_a_regency_are_no_countries() {
    names(
        "id",
        &[
            ("kembang dari Desa Mali-Mali di Kabupaten Banjar", ""),
            ("perbatasan Indonesia-Malaysia", "ID MY"),
            ("Kesiapan Pilkada, DPRK, hingga Panwas", ""),
            ("pelatih asal Mali tiba", "ML"),
        ],
    );
}
