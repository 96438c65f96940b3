//! The words by which languages are told: to add a language, add its function words to [`FUNCTION_WORDS`].
//!
//! All in small letters, parted by spaces.

/// A language that its function words give away.
pub(super) struct Functions {
    /// ISO 639 code.
    pub(super) language: &'static str,
    /// So many hundredths of the words of a text are among them, at least.
    pub(super) share: usize,
    /// Words that are frequent in the language and no word of the others here, or a rare one.
    pub(super) words: &'static str,
}

/// Languages that archives are kept in, or that are written beside these. Source: the most frequent words of each
/// language in general frequency lists, chosen by hand.
pub(super) const FUNCTION_WORDS: &[Functions] = &[
    // Indonesian
    Functions {
        language: "id",
        share: 8,
        words: "yang dan di ke dari ini itu untuk dengan pada tidak akan dalam juga oleh atau sudah telah ada \
                adalah kami mereka para sebagai bagi lebih orang tahun hari saat seorang sebuah kepada antara \
                dapat harus masih hanya lain tersebut secara menjadi karena bahwa bisa belum agar setelah \
                namun",
    },
    // English
    Functions {
        language: "en",
        share: 15,
        words: "the and of that for with was were this from are has have had been which their will would who \
                not but his she they its is as at by be it said after about",
    },
    // Javanese
    Functions {
        language: "jv",
        share: 8,
        words: "ing lan sing ingkang kang iku iki ora wis saka karo kanggo marang dening uga nalika utawa \
                sawijining nganti amarga miturut wiwit arep sawise yaiku saben kabeh wong mung menyang kaliyan \
                kangge punika boten",
    },
    // Sundanese
    Functions {
        language: "su",
        share: 8,
        words: "anu jeung sareng dina kana pikeun geus teu ieu éta eta ogé oge sanggeus nyaéta nyaeta aya tina \
                kudu saur cenah mangrupa ngaliwatan nepi urang henteu lantaran kalawan lianna keur boga baé \
                waé",
    },
    // Tetum
    Functions {
        language: "tet",
        share: 8,
        words: "iha husi hosi ne'ebé ne'ebe ne’ebé ne’ebe ne'e ne’e nian sira hodi atu katak maibé maibe mós \
                mos bele hanesan ida hotu komesa hafoin nia hatete bainhira liuhosi tanba hela sei",
    },
    // Minangkabau
    Functions {
        language: "min",
        share: 8,
        words: "nan jo indak pado untuak iko ado adolah dek sabagai marupokan sacaro juo katiko \
                salamo hinggo babarapo sabuah saurang taun barado tadiri manjadi inyo kito \
                alah sadang baliau lainnyo antaro bisuak",
    },
];

/// Words and spellings of standard Malay that standard Indonesian does not have, or hardly. Source: the
/// differences that the dictionaries of the two languages show (*Kamus Dewan*, *KBBI*). Words that both
/// write, with whatever meaning (`boleh`, `kerajaan`, `mahkamah`, `polis`), and names are left out.
pub(super) const MALAY: &str = "\
    kerana bahawa iaitu mahu sahaja timbalan setiausaha jurucakap agensi seramai setakat memaklumkan pengerusi \
    ringgit syarikat kesihatan perkhidmatan manakala selepas apabila pelbagai menerusi mesyuarat universiti \
    fakulti tarikh kes parlimen lelaki berbanding isnin khamis jumaat ogos disember julai peratus dijangka \
    telefon televisyen sekiranya tular peguam jururawat pesakit wabak isteri kempen mencecah cuba kemaskini \
    bandaraya penjawat kakitangan pilihanraya siasatan encik sukan baharu sebarang kepimpinan pentadbiran \
    kewangan hospital makmal motosikal lebuhraya jenayah tempatan antarabangsa hujung jawatankuasa kejohanan \
    penyokong parti pengundi bajet sempena justeru dimaklumkan aktiviti jawapan kualiti komuniti identiti \
    majoriti rasmi menggesa memandangkan tahniah";

/// The same for Indonesian.
pub(super) const INDONESIAN: &str = "\
    karena bahwa yaitu mau uang polisi perusahaan kesehatan sedangkan setelah berbagai universitas fakultas \
    kasus pengadilan parlemen pria dibandingkan senin kamis jumat agustus desember juli persen telepon \
    televisi viral pengacara pasien istri kampanye coba bisa anda gubernur bupati kabupaten provinsi walikota \
    kecamatan kota pemerintah miliar triliun rupiah usai warga kata tak apakah nomor mobil kantor olahraga \
    berita bapak wib wita ujar ujarnya ungkapnya tuturnya jelasnya pihaknya terkait soal dilansir penyidik \
    korban karyawan aparat bandara";
