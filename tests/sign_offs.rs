//! What stands behind the last paragraph of a story: sign-offs, appeals and labels are left out, last
//! paragraphs of any form are kept. All texts were written for this test.

use kliping::article::BlockKind;
use kliping::article::reading::TextReader;

const VIETNAMESE: &str = "Dân bên sông dời nhà trước mùa lũ\n12/05/2024 14:20\n\
    Sáng 12/5, hàng trăm hộ dân xã Bình Hòa bắt đầu chuyển đồ đạc lên khu tái định cư sau ba mùa mưa liên tiếp bị nước sông cuốn mất đất vườn.\n\
    Bà Trần Thị B, 63 tuổi, cho biết gia đình đã ba lần dời nhà vào phía trong. Lần gần nhất là tháng 10 năm ngoái, khi một đoạn bờ dài gần trăm mét đổ xuống sông.\n\
    Ủy ban huyện hứa sẽ mở một tuyến xe buýt và cho vay vốn nuôi bò trong hai năm đầu. Danh sách vay vốn dự kiến được công bố trước ngày 30/6.";
const INDONESIAN: &str = "Warga Sumber Rejo Tempati Rumah Baru\nSelasa, 6 Mei 2025 | 16:42 WIB\n\
    Sebanyak 120 kepala keluarga di Desa Sumber Rejo mulai menempati rumah baru pada Selasa setelah dua tahun tinggal di tenda akibat banjir bandang.\n\
    Menurut kepala desa, pembangunan sempat terhenti empat bulan karena jalan menuju lokasi longsor dan truk pengangkut semen tidak bisa lewat.\n\
    Pemerintah kabupaten berjanji menambah angkutan desa dan memberikan pinjaman bibit kakao tanpa bunga mulai bulan depan.";

/// The part of a page behind the story that is kept, in a line.
fn kept(story: &str, behind: &str) -> String {
    let text = format!("{story}\n{behind}\n");
    let reading = TextReader::new().read(&text);
    let blocks = reading
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Caption);
    let parts = blocks.filter_map(|block| text[block.span.clone()].lines().last());
    let parts: Vec<&str> = parts
        .filter(|part| !story.contains(part.trim_end_matches('.')))
        .collect();
    parts.join(" / ")
}

fn wrongly_kept(story: &str, signs: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for sign in signs {
        // At the end of the capture, and with more of the page below.
        for behind in [(*sign).to_owned(), format!("{sign}\nKomentar (0)\n© 2024")] {
            let kept = kept(story, &behind);
            if !kept.is_empty() {
                wrong.push(kept);
                break;
            }
        }
    }
    wrong
}

fn wrongly_dropped(story: &str, ends: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for end in ends {
        for behind in [(*end).to_owned(), format!("{end}\nKomentar (0)\n© 2024")] {
            let kept = kept(story, &behind);
            if !kept.contains(end.trim_end_matches('.')) {
                wrong.push(format!("{end} → {kept}"));
                break;
            }
        }
    }
    wrong
}

fn none_of(all: usize, wrong: &[String]) {
    let list = wrong.join("\n");
    assert!(wrong.is_empty(), "{} of {all} wrong:\n{list}", wrong.len());
}

#[test]
fn vietnamese_sign_offs_are_left_out() {
    let signs = [
        "Văn A",
        "Văn A - Thị B",
        "VĂN A",
        "V.A",
        "N. Văn",
        "P.V",
        "PV",
        "Theo Báo Sông Quê",
        "Theo Người ven sông",
        "(Theo Sông Quê)",
        "Theo Dân quê",
        "Nguồn: Báo Sông Quê",
        "Nguồn Sông Quê",
        "(Nguồn: songque.example)",
        "Văn A (t/h)",
        "Văn A (tổng hợp)",
        "Văn A/Sông Quê",
        "Bài và ảnh: Văn A",
        "Tin, ảnh: Văn A",
        "Bài, ảnh: VĂN A",
        "Ảnh: Văn A",
        "Thực hiện: Văn A",
        "Tác giả: Văn A",
        "Biên tập: Thị B",
        "Văn A (Theo Sông Quê)",
        "Thị B - Theo Sông Quê",
        "Theo Văn A/Sông Quê",
        "nguyenvana@songque.example",
        "Xem thêm: Vì sao bờ sông lở",
        "Xem thêm:",
        ">> Xem thêm: Vì sao bờ sông lở mỗi năm một nặng",
        "Mời độc giả xem thêm video: Toàn cảnh khu tái định cư",
        "Mời bạn đọc xem thêm video:",
        "Video: Toàn cảnh khu tái định cư",
        "VIDEO: Toàn cảnh khu tái định cư",
        "Clip: Nước sông cuốn trôi vườn",
        "Tags: sạt lở, Bình Hòa",
        "Từ khóa: sạt lở Bình Hòa",
        "#satlo #binhhoa",
        "Tag: sạt lở",
        "Chủ đề: Sạt lở",
        "Like và theo dõi trang của chúng tôi để cập nhật tin mới",
        "Theo dõi Sông Quê trên Facebook để cập nhật tin tức",
        "Mời quý vị đón xem chương trình vào 19h tối nay trên kênh của đài.",
        "Quý độc giả có thể gửi bài về hộp thư của tòa soạn.",
        "Bạn đọc có thể bình luận ở phía dưới bài viết.",
        "Bạn có thể quan tâm:",
        "(*) Tên nhân vật đã được thay đổi",
        "* Tên nhân vật đã được thay đổi.",
        "Đọc bài gốc tại đây",
        "Link gốc",
        "Bản quyền thuộc về Báo Sông Quê",
        "Ghi rõ nguồn Sông Quê khi đăng lại bài này",
        "Quay lại",
        "Về trang chủ",
        "In bài viết",
        "Copy Link",
        "Lấy link",
        "Gửi cho bạn bè",
        "Đánh giá bài viết",
        "Bài viết cùng tác giả",
        "Lượt xem: 1.234",
        "Số lần đọc: 345",
        "5/5 - (3 bình chọn)",
        "TIN CÙNG CHUYÊN MỤC",
        "Tin cùng mục",
        "Các tin liên quan",
        "Tin cũ hơn",
        "Nhóm PV thời sự",
        "Nhóm phóng viên",
        "CTV",
        "Ban biên tập",
        "BBT",
        "Phòng Văn hóa và Thông tin huyện",
        "Văn phòng Ủy ban",
        "(TTXVN/Sông Quê)",
        "(Sông Quê)",
        "TTXVN",
        "Thông tin bạn đọc",
        "Đăng ký nhận bản tin mỗi sáng",
        "Quảng cáo",
        "Tải ứng dụng Sông Quê tại đây",
        "[Quảng cáo]",
        "***",
        "-----",
        "—",
        "(Hết)",
        "HẾT",
        "Ảnh trong bài: Văn A",
        "Người đăng: admin",
        "Đăng bởi: admin",
        "Cập nhật: 13/05/2024",
        "Ngày đăng: 12/05/2024",
        "Cỡ chữ: A A",
        "Nghe bài viết",
        "Xem nguồn",
        "Hotline: 0912 345 678",
        "Tòa soạn: 12 đường Ven Sông",
        "Trả lời",
        "Hãy là người bình luận đầu tiên",
        "Vui lòng nhập nội dung bình luận",
        "Bình luận được gửi thành công",
        "Tắt quảng cáo",
        "Đọc tiếp",
        "Facebook Twitter Zalo",
    ];
    none_of(signs.len(), &wrongly_kept(VIETNAMESE, &signs));
}

#[test]
fn indonesian_sign_offs_are_left_out() {
    let signs = [
        "(ful/pol)",
        "(ful)",
        "[tst]",
        "[ful/pol]",
        "(FUL)",
        "(ant/ful)",
        "(*)",
        "(***)",
        "(Ant)",
        "(Fulan Polan)",
        "(ful/warta)",
        "(red)",
        "Fulan Polan",
        "Penulis: Fulan Polan",
        "Penulis : Fulan",
        "Editor: Polan",
        "Reporter: Fulan, Editor: Polan",
        "Reporter : Fulan / Editor : Polan",
        "Reporter: Fulan | Editor: Polan",
        "Pewarta: Fulan",
        "Pewarta: Fulan Polan\nEditor: Fulanah Polan\nCopyright © WARTA 2025",
        "Laporan: Fulan",
        "Laporan Wartawan Warta, Fulan Polan",
        "Kontributor: Fulan",
        "Oleh: Fulan",
        "Oleh Fulan Polan",
        "Redaktur: Polan",
        "Red: polan",
        "Rep: fulan / Red: polan",
        "Sumber: Warta Desa",
        "Sumber Warta Desa",
        "Sumber: wartadesa.example",
        "Foto: Fulan",
        "Dikutip dari Warta Desa",
        "Copyright © 2025",
        "COPYRIGHT © WARTA 2025",
        "Hak cipta dilindungi",
        "Dilarang keras mengutip isi berita ini tanpa izin",
        "Dapatkan update berita pilihan dan breaking news setiap hari.",
        "Ikuti kami di Google News",
        "Ikuti berita terkini kami di kanal Telegram",
        "Follow Instagram kami",
        "Follow us on Twitter",
        "Cek berita dan artikel yang lain di Google News",
        "Gabung di grup Telegram kami sekarang juga",
        "Yuk, gabung di channel WhatsApp kami!",
        "Baca juga: Truk Semen Terguling",
        "BACA JUGA: Truk Semen Terguling di Jalan Desa",
        "Baca Juga",
        "Baca: Truk Semen Terguling",
        "Lihat juga: Truk Semen Terguling",
        "Simak juga video: Warga Pindah Rumah",
        "Simak Video \"Warga Pindah Rumah\"",
        "Lihat Video: Warga Pindah Rumah",
        "[Gambas:Video]",
        "[Gambas: Instagram]",
        "Saksikan video pilihan di bawah ini:",
        "Tonton video berikut ini:",
        "Video Pilihan",
        "Video: Warga Pindah Rumah",
        "Tag: banjir, relokasi",
        "TAGS",
        "Tags # banjir # relokasi",
        "#banjir #relokasi",
        "Kata Kunci: banjir",
        "Topik: banjir bandang",
        "Artikel ini telah tayang di Warta Desa dengan judul Warga Tempati Rumah Baru",
        "Berita ini sudah tayang di Warta Desa",
        "Artikel Asli",
        "Halaman Selanjutnya",
        "Halaman: 1 2 3",
        "1 2 3 Selanjutnya",
        "Selanjutnya",
        "Tampilkan Semua",
        "Berita Terkait",
        "BERITA TERKAIT",
        "Berita lainnya",
        "Rekomendasi",
        "Terpopuler",
        "Bagikan",
        "Bagikan:",
        "Share this:",
        "Share",
        "Komentar",
        "Tulis Komentar",
        "Belum ada komentar",
        "Dibaca: 123 kali",
        "Dilihat 345 kali",
        "Post Views: 345",
        "Kirim ke teman",
        "Cetak",
        "Print",
        "ADVERTISEMENT",
        "Iklan",
        "Advertisement",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Lanjutkan membaca",
        "Kembali ke atas",
        "Kembali",
        "***",
        "---",
        "(Humas Pemkab)",
        "Humas Pemkab Muara",
        "(Humas/Fulan)",
        "Tim Liputan",
        "Tim Redaksi",
        "Redaksi",
        "Admin",
        "fulan@warta.example",
        "Hubungi redaksi: fulan@warta.example",
        "Informasi lebih lanjut hubungi (021) 123456",
        "Berlangganan newsletter kami",
        "Previous Post",
        "Next Article",
        "Bagaimana reaksi Anda?",
        "Apa pendapatmu tentang berita ini?",
        "Beri rating artikel ini",
        "Ikuti terus berita terbaru kami lewat aplikasi di ponsel Anda",
        "Klik di sini untuk membaca berita lain",
        "Tentang penulis",
        "Jangan lewatkan video menarik lainnya",
        "Nonton video di sini",
    ];
    none_of(signs.len(), &wrongly_kept(INDONESIAN, &signs));
}

#[test]
fn last_paragraphs_of_any_form_are_kept() {
    let vietnamese = [
        "Vụ việc đang được điều tra.",
        "\"Chúng tôi sẽ không quay lại bờ sông nữa\", bà B nói.",
        "\"Có đất, có nhà, còn mong gì hơn?\", ông A cười.",
        "Theo dự báo, mưa lớn còn kéo dài đến hết tuần.",
        "Theo ông A, xã còn 40 hộ chưa thể dời đi vì thiếu đất nền.",
        "Dự kiến khu tái định cư giai đoạn hai khởi công vào tháng 9",
        "Trước đó, ngày 10/5, một đoạn bờ dài 60 m đã đổ xuống sông.",
        "Nguồn nước sạch sẽ được cấp từ nhà máy huyện từ tháng 6.",
        "Hiện cơ quan chức năng đang tiếp tục khắc phục hậu quả",
        "Video ghi lại cảnh bờ sông đổ được người dân chia sẻ nhiều trên mạng xã hội.",
        "Ảnh hưởng của đợt lở đất còn kéo dài nhiều năm.",
        "Bài học từ những năm trước vẫn còn nguyên giá trị.",
        "Đây là lần thứ ba trong năm.",
        "Ông mất năm 2019.",
    ];
    let indonesian = [
        "Kasus ini masih diselidiki polisi.",
        "\"Kami tidak akan kembali ke tenda,\" ujarnya.",
        "\"Mau apa lagi? Rumah sudah ada,\" kata Polan sambil tertawa.",
        "Sumber air bersih akan dialirkan dari sungai mulai Juni.",
        "Foto rumah baru itu banyak dibagikan warga di media sosial.",
        "Menurut Polan, 40 keluarga lain masih menunggu giliran karena lahan belum siap.",
        "Hingga berita ini diturunkan, jalan menuju lokasi masih tertutup lumpur.",
        "Hingga kini belum ada keterangan resmi dari pemerintah kabupaten",
        "Polisi masih menyelidiki penyebab longsor yang menutup jalan itu",
        "Redaksi sudah menghubungi dinas terkait, tetapi belum mendapat jawaban.",
        "Editor buku itu berasal dari desa yang sama dan kini tinggal di kota.",
        "Ini yang ketiga tahun ini.",
        "Ia wafat pada 2019.",
        "Berita itu cepat menyebar di antara warga yang masih tinggal di tenda.",
    ];
    let mut wrong = wrongly_dropped(VIETNAMESE, &vietnamese);
    wrong.extend(wrongly_dropped(INDONESIAN, &indonesian));
    none_of(vietnamese.len() + indonesian.len(), &wrong);
}
