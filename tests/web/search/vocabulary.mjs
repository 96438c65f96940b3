// Words of generated archives, the frequent ones first. The lists of a field stand side by side: the word at a
// place of one language is what the other says there.

const list = (text) => text.trim().split(/\s*,\s*/);

export const VIETNAMESE = {
  function: list(`và, của, các, là, trong, có, được, cho, với, những, người, một, này, đã, không, tại, từ, về, đến,
    khi, ở, ra, trên, cũng, sau, như, để, nhiều, vào, phải, theo, năm, ngày, đó, sẽ, hai, bị, còn, lại, nhưng,
    trước, do, nếu, thì, mà, đang, qua, nên, hơn, rất, vẫn, chỉ, lên, bằng, giữa, dưới, cùng, mới, ba, mỗi`),
  general: list(`việt nam, chính phủ, thông tin, phát triển, kinh tế, chương trình, hợp tác, quốc tế, cơ quan, đại diện,
    bộ trưởng, tổ chức, hội nghị, báo cáo, thực hiện, dự án, hỗ trợ, đầu tư, thành phố, địa phương, người dân, công tác,
    hoạt động, tăng cường, kế hoạch, kết quả, chất lượng, quản lý, nghiên cứu, đào tạo, khoa học, công nghệ, xã hội,
    gia đình, phụ nữ, trẻ em, học sinh, giáo dục, văn hóa, lịch sử, biên giới, khu vực, thế giới, châu á, châu âu,
    thỏa thuận, ký kết, tuyên bố, chuyên gia, lãnh đạo, đoàn công tác, chuyến thăm, quan hệ, hữu nghị, truyền thống,
    cam kết, nguồn lực, tài chính, ngân sách, triệu đồng, tỷ lệ, số liệu, thống kê, khảo sát, đánh giá, giám sát,
    kiểm tra, biện pháp, giải pháp, khó khăn, thách thức, cơ hội, triển vọng, mục tiêu, giai đoạn, tháng trước,
    tuần này, buổi sáng, ban đêm, vùng núi, đồng bằng, ven biển, hải đảo, đường sắt, hàng không, cảng biển, vận chuyển,
    lương thực, nông nghiệp, thủy sản, chăn nuôi, rừng, nước sạch, môi trường, khí hậu, năng lượng, điện gió, mặt trời,
    doanh nghiệp, thị trường, xuất khẩu, nhập khẩu, giá cả, tiêu dùng, sản xuất, nhà máy, lao động, tiền lương, bảo hiểm,
    pháp luật, quốc hội, nghị định, thông tư, hiến pháp, tòa án, công an, quân đội, hải quân, an ninh, quốc phòng,
    báo chí, truyền hình, mạng xã hội, điện thoại, máy tính, dữ liệu, trí tuệ nhân tạo, vệ tinh, thể thao, bóng đá,
    âm nhạc, bảo tàng, di sản, du lịch, khách sạn, lễ hội, tình nguyện, từ thiện, người già, thanh niên, sinh viên`),
  acronyms: list('WHO, ASEAN, UNICEF, APEC, G20, UNDP, FAO, ADB, WTO, UNESCO, IAEA, OECD'),
};

export const INDONESIAN = {
  function: list(`yang, dan, di, dengan, untuk, dari, dalam, ini, itu, pada, tidak, akan, ke, juga, oleh, ada, sebagai,
    karena, telah, lebih, bisa, saat, para, tersebut, menjadi, sudah, atau, hingga, secara, bagi, serta, namun, agar,
    kata, masih, antara, setelah, tahun, hari, dua, kami, mereka, lain, kepada, bahwa, sejak, selama, seperti, tetapi,
    hanya, semua, atas, tiga, baru, besar, banyak, lagi, belum, setiap, harus`),
  general: list(`indonesia, pemerintah, pemerintahan, negara, kerja sama, bekerja, pekerjaan, pekerja, internasional, menteri,
    kementerian, program, bantuan, membantu, dibantu, pembangunan, membangun, dibangun, bangunan, pengembangan,
    mengembangkan, berkembang, pertemuan, bertemu, menemukan, ditemukan, penemuan, laporan, melaporkan, dilaporkan,
    kegiatan, giat, pelaksanaan, melaksanakan, dilaksanakan, rencana, merencanakan, perencanaan, hasil, menghasilkan,
    dihasilkan, penghasilan, masyarakat, warga, kota, perkotaan, daerah, wilayah, kawasan, dunia, asia, eropa,
    kesepakatan, sepakat, menyepakati, disepakati, penandatanganan, menandatangani, pernyataan, menyatakan, dinyatakan,
    ahli, keahlian, pemimpin, memimpin, dipimpin, kepemimpinan, kunjungan, mengunjungi, hubungan, berhubungan,
    persahabatan, sahabat, komitmen, dana, pendanaan, mendanai, anggaran, rupiah, angka, data, survei, penilaian, menilai,
    dinilai, pengawasan, mengawasi, diawasi, pemeriksaan, memeriksa, diperiksa, langkah, melangkah, kesulitan, sulit,
    tantangan, menantang, kesempatan, tujuan, bertujuan, tahap, bulan lalu, pekan ini, pagi, malam, pegunungan, gunung,
    pantai, pulau, kepulauan, kereta api, penerbangan, terbang, pelabuhan, pengiriman, mengirim, dikirim, kiriman, pangan,
    pertanian, petani, perikanan, nelayan, peternakan, hutan, kehutanan, air bersih, lingkungan, iklim, energi, listrik,
    matahari, perusahaan, pasar, pemasaran, ekspor, impor, harga, menghargai, penghargaan, konsumsi, produksi, pabrik,
    buruh, perburuhan, upah, asuransi, hukum, menghukum, hukuman, parlemen, peraturan, mengatur, diatur, konstitusi,
    pengadilan, mengadili, keadilan, polisi, kepolisian, tentara, angkatan laut, keamanan, aman, mengamankan, pertahanan,
    bertahan, pers, televisi, telepon, komputer, satelit, olahraga, sepak bola, musik, museum, warisan, pariwisata,
    wisatawan, hotel, perayaan, merayakan, relawan, sukarela, lansia, pemuda, mahasiswa, pendidikan, mendidik, didik,
    sekolah, bersekolah, pelajar, belajar, pelajaran, mengajar, pengajar, ajaran`),
  acronyms: VIETNAMESE.acronyms,
};

export const FIELDS = [
  ['vaccines', 'vắc xin, tiêm chủng, liều nhắc lại, miễn dịch, tủ bảo quản lạnh, mũi tiêm, kháng thể, lô hàng, giấy phép lưu hành, sản xuất trong nước, thử nghiệm lâm sàng, phản ứng sau tiêm',
    'vaksin, imunisasi, dosis penguat, kekebalan, lemari pendingin, suntikan, antibodi, kiriman, izin edar, produksi dalam negeri, uji klinis, reaksi ikutan'],
  ['hospitals', 'bệnh viện, bệnh nhân, bác sĩ, điều dưỡng, phòng mổ, cấp cứu, máy thở, giường bệnh, khám chữa bệnh, y tế từ xa, ghép tạng, thuốc mê',
    'rumah sakit, pasien, dokter, perawat, kamar operasi, gawat darurat, ventilator, tempat tidur, pengobatan, telemedisin, cangkok organ, obat bius'],
  ['epidemics', 'dịch bệnh, cách ly, xét nghiệm, truy vết, ổ dịch, khẩu trang, sốt xuất huyết, cúm gia cầm, bệnh dại, dịch tả, sởi, bạch hầu',
    'wabah, karantina, pengujian, pelacakan, klaster, masker, demam berdarah, flu burung, rabies, kolera, campak, difteri'],
  ['relief', 'động đất, cứu trợ, sóng thần, lũ lụt, lều bạt, đội cứu hộ, nạn nhân, bão, sạt lở đất, núi lửa, hàng viện trợ, tái thiết',
    'gempa, bantuan kemanusiaan, tsunami, banjir, tenda, tim penyelamat, korban, badai, tanah longsor, gunung api, barang bantuan, rekonstruksi'],
  ['nutrition', 'dinh dưỡng, suy dinh dưỡng, sữa mẹ, béo phì, muối i ốt, bữa ăn học đường, thiếu máu, vi chất, thực phẩm an toàn, trẻ sơ sinh, cân nặng, rau xanh',
    'gizi, kurang gizi, air susu ibu, obesitas, garam beryodium, makan siang sekolah, anemia, zat mikro, keamanan pangan, bayi baru lahir, berat badan, sayuran'],
  ['medicines', 'thuốc, dược phẩm, kháng sinh, kháng thuốc, y học cổ truyền, dược liệu, nhà thuốc, thuốc giả, đấu thầu thuốc, insulin, giá thuốc, bằng sáng chế',
    'obat, farmasi, antibiotik, resistensi, pengobatan tradisional, tanaman obat, apotek, obat palsu, lelang obat, insulin, harga obat, hak paten'],
].map(([key, vi, id]) => ({ key, vi: list(vi), id: list(id) }));

export const COUNTRIES = [
  ['Nhật Bản', 'Jepang'], ['Trung Quốc', 'Tiongkok'], ['Hàn Quốc', 'Korea Selatan'], ['Thái Lan', 'Thailand'],
  ['Ấn Độ', 'India'], ['Đức', 'Jerman'], ['Pháp', 'Prancis'], ['Hoa Kỳ', 'Amerika Serikat'], ['Úc', 'Australia'],
  ['Campuchia', 'Kamboja'], ['Lào', 'Laos'], ['Nga', 'Rusia'], ['Hà Lan', 'Belanda'], ['Bỉ', 'Belgia'],
  ['Thổ Nhĩ Kỳ', 'Turki'], ['Ai Cập', 'Mesir'], ['Nam Phi', 'Afrika Selatan'], ['Thụy Điển', 'Swedia'],
  ['Na Uy', 'Norwegia'], ['Ba Lan', 'Polandia'], ['Tây Ban Nha', 'Spanyol'], ['Bồ Đào Nha', 'Portugal'],
  ['Hy Lạp', 'Yunani'], ['Thụy Sĩ', 'Swiss'], ['Áo', 'Austria'], ['Mông Cổ', 'Mongolia'], ['Ma-rốc', 'Maroko'],
  ['Ả Rập Xê Út', 'Arab Saudi'], ['Síp', 'Siprus'], ['Đan Mạch', 'Denmark'],
].map(([vi, id]) => ({ vi, id }));

export const SYLLABLES = list(`bara, keto, lumi, sando, meri, tavo, nusa, dirga, polo, rinta, gali, wero, hami, jeka, sulo,
  tiro, vanu, zema, opal, kiri, lado, mora, pesa, ruti, beno, calo, dema, fira, goya, hulu, imba, jora, kalu, lero, minda,
  naro, oba, pira, rasa, selo, tunda, ulo, vira, wati, yado, zalo, bima, cira, duma, elo, fana, gira, hora, ila, juno, kema`);
