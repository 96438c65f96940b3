// Writes an archive of made-up captures:
//   node generate.mjs --out DIR [--articles 2000] [--countries 190] [--seed 1] [--both] [--long]
// The same arguments give the same bytes. About a third of the articles exist in both languages; some have
// only a month or a year, some no date, some a headline of 150 characters, some a picture.
// With --both all exist in both languages; with --long they are about 3.6 kB each, as much as an article of a newspaper.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { numbers } from './numbers.mjs';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    articles: { type: 'string', default: '2000' },
    countries: { type: 'string', default: '190' },
    seed: { type: 'string', default: '1' },
    both: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
  },
});
if (!values.out) {
  console.error('usage: node generate.mjs --out DIR [--articles N] [--countries N] [--seed N] [--both] [--long]');
  process.exit(2);
}

const random = numbers(Number(values.seed));
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];
const chance = (share) => random() < share;

// Viet Nam and Indonesia first: the further back, the rarer.
const CODES = (
  'VN ID CN US JP KR AU TH LA KH PH SG MY IN CU RU FR DE GB TR EG MM TL BN NZ BD PK LK NP BT MV AF IR IQ SA AE QA KW BH OM YE JO LB SY PS IL '
  + 'CY GR IT ES PT NL BE LU CH AT CZ SK HU PL RO BG RS HR SI BA ME MK AL XK UA BY MD LT LV EE FI SE NO DK IS IE MT VA SM MC AD LI GE AM AZ KZ UZ TM TJ KG MN KP TW HK MO '
  + 'PG FJ SB VU WS TO TV KI NR PW FM MH CA MX GT BZ HN SV NI CR PA JM HT DO BS BB TT GD LC VC DM AG KN CO VE GY SR EC PE BO PY UY AR CL BR MA DZ TN LY SD SS ET ER DJ SO KE UG RW BI TZ MW ZM ZW MZ MG MU SC KM '
  + 'ZA NA BW LS SZ AO CD CG GA GQ CM CF TD NE NG BJ TG GH CI BF ML SN GM GW GN SL LR MR CV ST'
).split(' ').slice(0, Number(values.countries));

const LANGUAGES = {
  vi: {
    outlets: ['yte', 'suckhoe', 'quocte'],
    date: (d, m, y) => `Thứ ${['Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy'][(d + m) % 6]}, ${two(d)}/${two(m)}/${y} ${two(6 + (d % 14))}:${two((d * 7) % 60)} (GMT+7)`,
    day: (d, m) => `Ngày ${d}/${m}`,
    city: ['Hà Nội', 'Đà Nẵng', 'Cần Thơ', 'Huế', 'Hải Phòng', 'Nha Trang'],
    project: ['Sen Xanh', 'Cánh Buồm', 'Bình Minh', 'Sông Quê', 'Mùa Lúa', 'Đèn Dầu', 'Bến Cảng', 'Vườn Thuốc'],
  },
  id: {
    outlets: ['kabar', 'sehat', 'dunia'],
    date: (d, m, y) => `${['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'][(d + m) % 6]}, ${d} ${MONTHS[m - 1]} ${y} | ${two(6 + (d % 14))}:${two((d * 7) % 60)} WIB`,
    day: (d, m) => `Pada ${d} ${MONTHS[m - 1]}`,
    city: ['Jakarta', 'Surabaya', 'Makassar', 'Medan', 'Yogyakarta', 'Kupang'],
    project: ['Teratai Hijau', 'Layar Putih', 'Fajar Pagi', 'Sungai Kampung', 'Musim Padi', 'Lentera Desa', 'Dermaga Timur', 'Kebun Jamu'],
  },
};
const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];
const two = (n) => String(n).padStart(2, '0');

/** What an article is about: in each language a headline and what is sent or done. */
const SUBJECTS = [
  { vi: ['vắc-xin', 'lô vắc-xin tiêm chủng mở rộng'], id: ['vaksin', 'kiriman vaksin untuk imunisasi dasar'] },
  { vi: ['khẩu trang', 'vật tư y tế và khẩu trang'], id: ['masker', 'perlengkapan medis dan masker'] },
  { vi: ['bệnh viện dã chiến', 'một bệnh viện dã chiến cấp hai'], id: ['rumah sakit lapangan', 'satu rumah sakit lapangan tingkat dua'] },
  { vi: ['phòng chống cúm gia cầm', 'bộ xét nghiệm virus cúm gia cầm'], id: ['pencegahan flu burung', 'alat uji flu burung'] },
  { vi: ['chuyển giao công nghệ', 'dây chuyền chuyển giao công nghệ mRNA'], id: ['alih teknologi', 'lini produksi alih teknologi mRNA'] },
  { vi: ['cứu trợ động đất', 'đoàn cứu hộ tới vùng động đất'], id: ['bantuan gempa', 'tim penolong ke daerah gempa'] },
  { vi: ['phòng chống HIV', 'thuốc kháng virus cho người sống chung với HIV'], id: ['pencegahan HIV', 'obat antivirus bagi penderita HIV'] },
  { vi: ['sức khỏe bà mẹ', 'trang thiết bị cho khoa trẻ sơ sinh'], id: ['kesehatan ibu', 'peralatan untuk ruang bayi baru lahir'] },
  { vi: ['loại trừ giun chỉ', 'thuốc loại trừ bệnh giun chỉ'], id: ['pemberantasan filariasis', 'obat pemberantasan filariasis'] },
  { vi: ['thử nghiệm lâm sàng', 'một thử nghiệm lâm sàng về sốt xuất huyết'], id: ['uji klinis', 'satu uji klinis demam berdarah'] },
  { vi: ['hợp tác y tế', 'bản ghi nhớ về kế hoạch hành động y tế'], id: ['kerja sama kesehatan', 'nota kesepahaman tentang kesehatan'] },
  { vi: ['phòng chống COVID-19', 'sinh phẩm xét nghiệm COVID-19'], id: ['penanganan COVID-19', 'reagen uji COVID-19'] },
];

const HEADLINES = {
  vi: [
    (a) => `${a.first} và ${a.second} hợp tác về ${a.subject}`,
    (a) => `${a.first} tiếp nhận hỗ trợ ${a.subject} từ ${a.second}`,
    (a) => `Chương trình ${a.project} đưa ${a.subject} tới ${a.first} năm thứ ${a.n % 9 + 2}`,
    (a) => `${a.first} cùng ${a.second} khởi động đợt ${a.n % 40 + 1} của sáng kiến ${a.project} về ${a.subject}, mở đường cho ${a.thing} tại các vùng xa của ${a.third}`,
  ],
  id: [
    (a) => `${a.first} dan ${a.second} Bekerja Sama dalam ${a.subject}`,
    (a) => `${a.first} Menerima Bantuan ${a.subject} dari ${a.second}`,
    (a) => `Program ${a.project} Membawa ${a.subject} ke ${a.first} pada Tahun Ke-${a.n % 9 + 2}`,
    (a) => `${a.first} Bersama ${a.second} Memulai Tahap ${a.n % 40 + 1} Prakarsa ${a.project} untuk ${a.subject}, Membuka Jalan bagi ${a.thing} di Daerah Terpencil ${a.third}`,
  ],
};

const OPENINGS = {
  vi: (a) => `${a.day}, tại ${a.city}, đại diện ngành y tế ${a.first} và ${a.second} đã gặp nhau để bàn về ${a.subject}. Cuộc gặp mở đầu năm thứ ${a.n % 9 + 2} của chương trình ${a.project}, với phần đóng góp là ${a.thing} cùng kinh phí ${a.n * 7 % 900 + 12} nghìn đô la.`,
  id: (a) => `${a.day} di ${a.city}, wakil bidang kesehatan ${a.first} dan ${a.second} bertemu untuk membahas ${a.subject}. Pertemuan itu membuka tahun ke-${a.n % 9 + 2} program ${a.project}, dengan sumbangan berupa ${a.thing} serta dana ${a.n * 7 % 900 + 12} ribu dolar.`,
};

/** Paragraphs that stand in both languages in the same order. */
const PARAGRAPHS = [
  { vi: (a) => `Theo kế hoạch, ${a.thing} sẽ được chuyển tới ${a.n % 60 + 4} cơ sở ở các huyện miền núi trước mùa mưa. Mỗi cơ sở có một nhóm cán bộ được tập huấn về bảo quản, ghi chép và báo cáo, để số liệu của hai bên khớp nhau ngay từ tháng đầu.`, id: (a) => `Menurut rencana, ${a.thing} dikirim ke ${a.n % 60 + 4} fasilitas di kabupaten pegunungan sebelum musim hujan. Setiap fasilitas memiliki satu kelompok petugas yang dilatih menyimpan, mencatat, dan melaporkan, agar data kedua pihak cocok sejak bulan pertama.` },
  { vi: (a) => `Phía ${a.third} cử ${a.n % 12 + 3} chuyên gia tham gia giám sát. Kinh nghiệm của ${a.third} trong những năm trước cho thấy việc giao quyền cho tuyến xã giúp rút ngắn một nửa thời gian chờ, nhất là ở những nơi đường sá còn khó khăn.`, id: (a) => `${a.third} mengirim ${a.n % 12 + 3} ahli untuk ikut mengawasi. Pengalaman ${a.third} pada tahun-tahun lalu menunjukkan bahwa memberi wewenang kepada desa memangkas separuh waktu tunggu, terutama di tempat yang jalannya masih sulit.` },
  { vi: (a) => `Một bác sĩ tại ${a.city} cho biết người dân quan tâm nhất đến chuyện thuốc có đến đúng hẹn hay không. Năm ngoái, ${a.n % 17 + 2} chuyến hàng đã tới chậm vì bão; lần này hai bên thuê thêm kho trung chuyển gần cảng và lập danh sách liên lạc cho từng điểm nhận.`, id: (a) => `Seorang dokter di ${a.city} mengatakan bahwa warga paling peduli apakah obat datang tepat waktu. Tahun lalu ${a.n % 17 + 2} kiriman terlambat karena badai; kali ini kedua pihak menyewa gudang perantara dekat pelabuhan dan menyusun daftar kontak untuk setiap titik penerima.` },
  { vi: (a) => `Các nhà khoa học của ${a.first} sẽ công bố số liệu theo quý. Tài liệu được dịch ra hai thứ tiếng và gửi tới thư viện y học của các trường, kèm theo phần giải thích cách lấy mẫu, cỡ mẫu ${a.n * 3 % 4000 + 210} người và những hạn chế đã biết.`, id: (a) => `Para ilmuwan ${a.first} akan menerbitkan data setiap triwulan. Dokumennya diterjemahkan ke dua bahasa dan dikirim ke perpustakaan kedokteran berbagai kampus, disertai penjelasan cara pengambilan sampel, ukuran sampel ${a.n * 3 % 4000 + 210} orang, dan keterbatasan yang diketahui.` },
  { vi: (a) => `Chi phí vận hành do hai bên chia đôi. Phần của ${a.second} gồm vận chuyển đường biển và bảo hiểm hàng hóa; phần của ${a.first} là nhân lực, kho lạnh và điện dự phòng cho ${a.n % 25 + 5} trạm trong suốt mười tám tháng.`, id: (a) => `Biaya operasional dibagi dua. Bagian ${a.second} meliputi angkutan laut dan asuransi barang; bagian ${a.first} adalah tenaga kerja, gudang dingin, dan listrik cadangan untuk ${a.n % 25 + 5} stasiun selama delapan belas bulan.` },
  { vi: (a) => `Chương trình ${a.project} sẽ được đánh giá lại vào cuối năm. Nếu kết quả đạt yêu cầu, ${a.third} và các nước láng giềng có thể tham gia từ năm sau với cùng bộ tiêu chí về minh bạch, an toàn và chăm sóc người dễ bị tổn thương.`, id: (a) => `Program ${a.project} akan dinilai kembali pada akhir tahun. Bila hasilnya memenuhi syarat, ${a.third} dan negara-negara tetangga dapat bergabung mulai tahun depan dengan tolok ukur yang sama tentang keterbukaan, keselamatan, dan perawatan kelompok rentan.` },
];

/** What long articles have besides. */
const MORE = [
  { vi: (a) => `Tại ${a.city}, phòng xét nghiệm tham chiếu được trang bị thêm ${a.n % 8 + 2} máy và bắt đầu nhận mẫu từ tuần tới. Trước đây mẫu phải gửi ra nước ngoài và chờ kết quả gần một tháng; nay thời gian ấy rút xuống còn ${a.n % 5 + 3} ngày, đủ sớm để bác sĩ điều chỉnh phác đồ cho người bệnh.`, id: (a) => `Di ${a.city}, laboratorium rujukan mendapat tambahan ${a.n % 8 + 2} alat dan mulai menerima sampel pekan depan. Dahulu sampel harus dikirim ke luar negeri dan hasilnya ditunggu hampir sebulan; kini waktu itu menjadi ${a.n % 5 + 3} hari, cukup cepat bagi dokter untuk menyesuaikan pengobatan pasien.` },
  { vi: (a) => `Việc đào tạo chiếm gần một phần ba ngân sách. ${a.n % 90 + 30} cán bộ của ${a.first} sẽ học sáu tuần tại ${a.second}, sau đó trở về hướng dẫn đồng nghiệp ở tuyến dưới. Giáo trình gồm phần thực hành ngay tại trạm, vì theo ban tổ chức, ghi chép đúng quan trọng không kém gì máy móc mới.`, id: (a) => `Pelatihan menyerap hampir sepertiga anggaran. ${a.n % 90 + 30} petugas ${a.first} akan belajar enam pekan di ${a.second}, lalu pulang untuk membimbing rekan-rekannya di daerah. Bahan ajarnya mencakup praktik langsung di puskesmas, sebab menurut panitia pencatatan yang benar tidak kalah penting dari mesin baru.` },
  { vi: (a) => `Ban quản lý chương trình ${a.project} thừa nhận giai đoạn trước còn nhiều thiếu sót. Có huyện nhận trùng hai đợt hàng trong khi huyện bên cạnh không có gì; số điện thoại của người phụ trách thay đổi mà không ai báo. Lần này mỗi kiện hàng có một mã riêng và được quét ở từng chặng.`, id: (a) => `Pengelola program ${a.project} mengakui tahap sebelumnya masih banyak kekurangan. Ada kabupaten yang menerima dua kiriman sekaligus sementara kabupaten tetangganya tidak mendapat apa pun; nomor telepon penanggung jawab berganti tanpa pemberitahuan. Kali ini setiap peti mempunyai kode sendiri dan dipindai di setiap persinggahan.` },
  { vi: (a) => `Người dân địa phương đón nhận tin này với sự dè dặt. Một phụ nữ bán hàng gần bến xe kể rằng bà đã đi ${a.n % 40 + 15} cây số để đưa con đi khám, và mong có bác sĩ trực cả ngày cuối tuần. Chính quyền xã hứa bố trí xe đưa đón vào ${a.n % 3 + 2} buổi sáng mỗi tuần.`, id: (a) => `Warga setempat menyambut kabar ini dengan hati-hati. Seorang ibu penjual makanan dekat terminal bercerita bahwa ia menempuh ${a.n % 40 + 15} kilometer untuk memeriksakan anaknya, dan berharap ada dokter jaga pada akhir pekan. Pemerintah desa berjanji menyediakan kendaraan antar jemput ${a.n % 3 + 2} pagi setiap pekan.` },
  { vi: (a) => `Đoàn chuyên gia cũng đề nghị công khai giá mua của từng mặt hàng. Theo họ, chênh lệch giữa các tỉnh có nơi lên tới ${a.n % 35 + 10} phần trăm cho cùng một loại vật tư, chủ yếu do mua lẻ và mua gấp. Một cổng thông tin chung sẽ được thử nghiệm trong quý tới trước khi áp dụng rộng rãi.`, id: (a) => `Rombongan ahli juga mengusulkan agar harga beli setiap barang dibuka untuk umum. Menurut mereka, selisih antarprovinsi ada yang mencapai ${a.n % 35 + 10} persen untuk barang yang sama, terutama karena pembelian eceran dan mendadak. Sebuah portal bersama akan diuji pada triwulan depan sebelum dipakai secara luas.` },
  { vi: (a) => `Hai bên thống nhất gặp lại nhau sau ${a.n % 6 + 4} tháng. Cho đến lúc đó, nhóm kỹ thuật họp trực tuyến hai tuần một lần, biên bản được lưu cùng hồ sơ tài chính. Mọi thay đổi về số lượng hay thời hạn phải có chữ ký của cả hai phía và được thông báo cho các cơ sở trước ít nhất mười ngày.`, id: (a) => `Kedua pihak sepakat bertemu kembali setelah ${a.n % 6 + 4} bulan. Hingga saat itu kelompok teknis bersidang daring dua pekan sekali dan risalahnya disimpan bersama berkas keuangan. Setiap perubahan jumlah atau tenggat harus ditandatangani kedua pihak dan diberitahukan kepada fasilitas sedikitnya sepuluh hari sebelumnya.` },
];
const ALL = values.long ? [...PARAGRAPHS, ...MORE] : PARAGRAPHS;

const CAPTIONS = { vi: (a) => `Lễ bàn giao tại ${a.city} (Ảnh minh họa)`, id: (a) => `Upacara serah terima di ${a.city} (Foto: Ilustrasi)` };
const PICTURES = { vi: 'anh', id: 'foto' };
const FURNITURE = {
  vi: ['Trang chủ', 'Thời sự', 'Quốc tế', 'Sức khỏe'],
  id: ['Beranda', 'Berita', 'Internasional', 'Kesehatan'],
};

const names = Object.fromEntries(Object.keys(LANGUAGES).map((lang) => [lang, new Intl.DisplayNames([lang], { type: 'region' })]));

/** What one article tells, in no language yet. */
function story(n) {
  // Squares make the first countries frequent and leave some for the last.
  const country = () => CODES[Math.floor(CODES.length * random() ** 3)];
  const codes = new Set();
  while (codes.size < 3) codes.add(country());
  const share = random();
  return {
    n,
    codes: [...codes],
    subject: below(SUBJECTS.length),
    project: below(8),
    headline: [0, 0, 1, 1, 2, 2, 3][below(7)],
    city: below(6),
    year: 2005 + Math.floor(20 * random() ** 0.7),
    month: 1 + below(12),
    day: 1 + below(28),
    precision: share < 0.03 ? 'none' : share < 0.05 ? 'year' : share < 0.08 ? 'month' : 'day',
    paragraphs: ALL.map((_, number) => number).filter(() => chance(values.long ? 0.9 : 0.7)),
    hasCaption: chance(0.25),
    hasMenu: chance(0.3),
  };
}

function capture(lang, told) {
  const words = LANGUAGES[lang];
  const [first, second, third] = told.codes.map((code) => names[lang].of(code));
  const [subject, thing] = SUBJECTS[told.subject][lang];
  const about = { n: told.n, first, second, third, subject, thing, project: `${words.project[told.project]} ${told.n % 97 + 1}`, city: words.city[told.city], day: words.day(told.day, told.month) };
  const lines = [];
  if (told.hasMenu) lines.push(...FURNITURE[lang], '');
  lines.push(HEADLINES[lang][told.headline](about));
  if (told.precision === 'day') lines.push(words.date(told.day, told.month, told.year));
  lines.push('', OPENINGS[lang](about));
  for (const [place, number] of told.paragraphs.entries()) {
    lines.push('', ALL[number][lang](about));
    if (place === 0 && told.hasCaption) lines.push('', `${PICTURES[lang]}-${told.n}.jpg`, CAPTIONS[lang](about));
  }
  const outlet = words.outlets[told.n % 3];
  lines.push('', `${lang === 'vi' ? 'Nguồn' : 'Sumber'}: https://${outlet}.example/${told.precision === 'day' ? `${told.year}/` : ''}${told.n}`, '');
  return lines.join('\n');
}

let captures = 0;
for (let n = 0; n < Number(values.articles); n += 1) {
  const told = story(n);
  const folder = path.join(values.out, String(told.year));
  mkdirSync(folder, { recursive: true });
  const name = `bai-${String(n).padStart(6, '0')}`;
  const share = random();
  const languages = values.both || share < 0.33 ? ['vi', 'id'] : share < 0.67 ? ['vi'] : ['id'];
  for (const lang of languages) {
    writeFileSync(path.join(folder, `${name}.${lang}.txt`), capture(lang, told));
    if (['month', 'year'].includes(told.precision)) {
      const date = told.precision === 'month' ? `${told.year}-${two(told.month)}` : String(told.year);
      writeFileSync(path.join(folder, `${name}.${lang}.toml`), `published = "${date}"\n`);
    }
    captures += 1;
  }
}
console.log(`${captures} captures of ${values.articles} articles in ${values.out}`);
