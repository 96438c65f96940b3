//! Short sentences over most countries of the world, and the traps of each language. All were written here.
//! Each line has the codes of the countries that its sentence names, sorted, and the sentence.

pub(super) const VIETNAMESE: &str = "\
RU UA | NGA VÀ UKRAINE ĐÀM PHÁN.
CN US | MỸ - TRUNG NỐI LẠI ĐÀM PHÁN.
| CẢI TẠO TRUNG TÂM VĂN HÓA MIỀN TRUNG.
IT | Ý là nước chịu thiệt hại nặng.
IT | Ý phong tỏa toàn quốc.
GB | Anh vừa phê duyệt vắc xin mới.
GB | Giá ca cao trên sàn London – Anh quay đầu giảm.
| Bà Lan và ông Trần Văn Mỹ ra tòa. Bà kể đại gia Mỹ từng tặng nhà.
US | Một đại gia Mỹ mua đảo hoang.
US | Toàn Mỹ ghi nhận một triệu ca bệnh.
| Ca sĩ Trần Toàn Mỹ ra đĩa mới.
| Võ sĩ Lê Như Mỹ giành huy chương bạc.
AE LB | Máy bay từ Các tiểu Vương quốc Ả rập Thống nhất hạ cánh xuống Liban.
| Anh vừa dọn đến nhà mới.
| Ý là như vậy.
| Theo Mỹ Tâm, số tiền sẽ được chuyển trong tháng này.
| Nga, 12 tuổi, có phòng riêng.
| Theo Hàn Phi Tử, luật phải nghiêm.
| Công ty Mỹ nghệ góp tiền.
VN ZA | Đoàn chuyên gia Nam Phi sang Việt Nam trao đổi kinh nghiệm chống lao.
CF | Lực lượng gìn giữ hòa bình tại Cộng hòa Trung Phi được tăng cường.
CF | Nhóm bác sĩ vừa rời Trung Phi hôm qua.
DO | Bão đổ bộ vào Cộng hòa Dominica rạng sáng nay.
DM | Đảo quốc Dominica mất điện trên diện rộng.
NE NG | Biên giới giữa Niger và Nigeria đóng cửa ba ngày.
NE | Chính quyền quân sự Niger công bố nội các.
GN GW | Guinea-Bissau và Guinea cùng ghi nhận ca bệnh mới.
GQ | Guinea Xích Đạo tổ chức giải đấu năm nay.
CD CG | CHDC Congo và Cộng hòa Congo ngăn cách bởi một dòng sông.
CD | Dịch bùng phát ở miền đông Congo.
KP KR | Triều Tiên và Hàn Quốc nối lại đường dây nóng.
KP | Bình Nhưỡng thông báo Triều Tiên thử tên lửa.
TL | Quốc hội Timor Leste thông qua ngân sách.
TL | Đông Timor gia nhập khu vực.
SA | Vua Ả Rập Xê Út tiếp đoàn khách.
SA | Hoàng gia Ả-rập Xê-út ra tuyên bố.
AE | Hãng hàng không UAE mở đường bay thẳng.
AE | Các Tiểu vương quốc Ả Rập Thống nhất viện trợ gạo.
CZ | Tổng thống Séc thăm chính thức.
CZ | Đội tuyển Cộng hòa Séc thắng đậm.
CZ | Bia Séc được bán tại hội chợ.
MM | Động đất mạnh làm rung chuyển Myanmar.
MM | Hồi ký của một người lính ở Miến Điện.
LK | Sri Lanka tuyên bố tình trạng khẩn cấp.
CI | Ca cao Bờ Biển Ngà tăng giá.
CV | Cabo Verde lần đầu dự vòng chung kết.
CN | Trung Quốc nới quy định nhập cảnh.
CN | Tập đoàn Trung Hoa lục địa rút khỏi dự án.
TR | Thổ Nhĩ Kỳ hứng động đất kép.
US | Chính phủ Mỹ nới lệnh trừng phạt.
US | Ông trở về từ Hoa Kỳ năm 2005.
GB | Nữ hoàng Anh qua đời.
GB | Một trường đại học ở Anh cấp học bổng.
FR | Nhà thờ lớn nhất nước Pháp mở cửa trở lại.
FR | Cầu thủ Pháp gốc Phi ghi bàn.
DE | Người Đức xếp hàng mua bánh.
DE | Quốc hội Liên bang Đức bỏ phiếu.
RU UA | Nga và Ukraine trao đổi tù binh.
RU | Bộ Ngoại giao Nga phản ứng.
JP | Du khách Nhật thích cà phê trứng.
JP KR | Phim Hàn và truyện tranh Nhật hút khách.
IT | Thủ tướng Ý từ chức.
IT | Bác sĩ Italia tình nguyện.
AT | Thủ tướng Áo thăm vùng lũ.
AU | Sinh viên Úc đến thực tập.
AU NZ | Australia và New Zealand dỡ bỏ hạn chế.
BE NL | Bỉ và Hà Lan cùng đăng cai.
TH | Thái Lan mở lại bãi biển.
PH | Bão quét qua Philippines.
MY SG | Cầu nối Malaysia với Singapore tắc nghẽn.
BN | Quốc vương Brunei thăm chính thức.
IN PK | Ấn Độ và Pakistan ngừng bắn.
BD | Nhà máy may tại Bangladesh bốc cháy.
NP | Leo núi ở Nepal.
AF IR | Người tị nạn Afghanistan sang Iran.
IQ SY | Iraq và Syria mở cửa khẩu.
IL PS | Israel và Palestine đàm phán.
EG | Kim tự tháp Ai Cập đón khách.
KE TZ | Kenya, Tanzania cùng bảo vệ đàn voi.
ET | Ethiopia hạn hán kéo dài.
DZ MA | Ma-rốc và Algeria cắt quan hệ.
AR BR | Brazil gặp Argentina ở chung kết.
CU | Bác sĩ Cuba sang giúp.
CO VE | Venezuela - Colombia mở lại biên giới.
CL PE | Peru và Chile tranh chấp vùng biển.
CA MX | Canada, Mexico ký hiệp định mới.
ES PT | Tây Ban Nha thắng Bồ Đào Nha.
NO SE | Thụy Điển và Na Uy hợp tác.
FI | Phần Lan đứng đầu bảng xếp hạng.
DK IS | Đan Mạch hỗ trợ Iceland.
CH | Thụy Sĩ giữ trung lập.
BY PL | Ba Lan đóng cửa khẩu với Belarus.
HU RO | Hungary và Romania lũ lớn.
GR | Cháy rừng tại Hy Lạp.
GE | Bầu cử ở Gruzia.
AM AZ | Azerbaijan và Armenia đình chiến.
KZ | Dầu mỏ Kazakhstan.
MN | Đàn ngựa Mông Cổ.
PG | Papua New Guinea lở đất.
FJ | Quốc đảo Fiji.
SD SS | Nam Sudan tách khỏi Sudan.
TD | Chính phủ Chad giải tán.
ML | Liên minh ở Mali tan rã.
GH | Đội tuyển Ghana lên đường.
RS XK | Serbia và Kosovo căng thẳng.
VA | Tòa thánh Vatican mở cửa.
MK | Bắc Macedonia gia nhập liên minh.
TW | Đài Loan mưa lớn.
OM YE | Tàu từ Yemen dạt vào Oman.
JO | Trại tị nạn ở Jordan quá tải.
| Món khoai tây chiên và gà tây nướng.
| Cô giáo Nguyễn Thị Nga đạt giải.
| Anh Đức mở quán cà phê ở phố Pháo Đài Láng.
| Bệnh viện Việt Đức ghép tạng thành công.
| Bệnh viện Việt Pháp tuyển điều dưỡng.
| Bệnh viện Hữu nghị Việt Tiệp mở khoa mới.
| Đường Nga Sơn bị ngập.
| Chị Mỹ Linh hát ở phường Mỹ Đình.
| Xã Đức Thượng, huyện Hoài Đức, nay thuộc Hà Nội.
| Công an phường Thủ Đức bắt giữ Tống Anh.
| Phóng sự của báo Pháp luật về án oan.
| Trẻ tiêm vắc xin viêm não Nhật Bản.
| Nước mắm chấm gà Đông Tảo và chó Nhật.
| Học sinh giỏi tiếng Anh và tiếng Pháp.
| Tỷ giá bảng Anh, yên Nhật và đô la Mỹ hôm nay.
| Quán phở ở ngõ Hàng Bột có tương ớt Mường Khương.
| Ông Lê Anh và bà Trần Mỹ cùng quê.
| Hai anh em họ Anh và Đức học cùng lớp.
| Hai chị em Mỹ và Nga được tặng xe đạp.
DE GB | Chính phủ Anh và Đức ký thỏa thuận khí đốt.
| Chủ nhật tuần này nghỉ bù.
| Ý kiến của bạn đọc gửi về tòa soạn.
| Áo dài được trưng bày tại bảo tàng.
| Huyện Mỹ Đức đón bằng nông thôn mới.
| Ca sĩ Mỹ Tâm ra album.
| Cầu thủ Văn Đức chấn thương.
| Trận đấu diễn ra tại sân Mỹ Đình lúc 19h.
| Hội chợ tổ chức ở phố đi bộ Nguyễn Huệ.
| Các nước châu Phi và châu Mỹ họp bàn.
| Khu vực Nam Á và Trung Đông.
| Liên minh châu Âu và ASEAN ký kết.
| Lúa séng cù và séc bảo chứng.
| Chuyện tình Lan và Điệp ở miền Tây.
| Thầy Hàn dạy nghề hàn.
| Nghệ sĩ ưu tú Hà Lan Anh.
| Chùa Pháp Hoa và thượng tọa Thích Pháp Đức.
| Dịch sởi Đức ở trẻ nhỏ.
| Đồng bằng sông Cửu Long và quận Bình Thạnh.
| Phở Hàn Thuyên nằm trên phố Hàn Thuyên.
| Nhà văn Nhật Chiêu và nhà thơ Lê Anh Xuân.
| Trường THPT Việt Đức tuyển sinh.
| Sông Hàn chảy qua thành phố.
| Quận Tân Phú và xã Nhật Tân.
| Bà Chi Lê không có trong danh sách.
| Con lai giữa mèo Ba Tư và mèo ta.
GB | Cúp liên đoàn Anh mùa này.
| Tuổi trẻ Anh hùng.
| Bản tình ca Anh đợi em ở phố cũ lại vang lên.
JP | Anh Nhật sang Nhật Bản du học.
DE VN | Việt Nam và Đức ký hiệp định.
FR | Đại sứ Pháp thăm làng cổ.
US | Ông sống ở bang Georgia, Mỹ.
| Thành phố Osaka và Seoul.
GB US | Anh - Mỹ phối hợp tuần tra.
CN US | Đàm phán thương mại Mỹ-Trung bế tắc.
JP VN | Quan hệ Việt - Nhật phát triển.
| Trung ương và địa phương phối hợp.
PR | Puerto Rico mất điện.
GL | Greenland tan băng.
BO EC | Đoàn đại biểu Ê-cu-a-đo và Bô-li-vi-a thăm nhà máy.
PY UY | U-ru-goay thắng Pa-ra-goay.
CR NI | Ni-ca-ra-goa và Cô-xta Ri-ca.
MZ ZW | Mô-dăm-bích và Dim-ba-bu-ê.
LB TN | Tuy-ni-di, Li-băng.
LU MT | Lúc-xăm-bua và Man-ta.
KH | Đường lên Cao Miên xưa.
TH | Sứ thần Xiêm La vào chầu.
AR BR | Cà phê Ba Tây và bò Á Căn Đình.
AF | Chiến sự A Phú Hãn.
SG | Tàu cập cảng Tân Gia Ba.
US VN | Người Việt ở Mỹ đón Tết.
VN | Một bác sĩ người Việt tình nguyện.
| Ông Việt và bà Trung đến muộn.
CN | Người Trung Quốc mua sầu riêng.
TH | Người Thái Lan đón năm mới.
| Đồng bào người Thái ở Sơn La.
JP | Cơ quan Hợp tác Quốc tế Nhật Bản tài trợ.
| Ngân hàng HSBC và Samsung công bố lãi.
GB | Bộ trưởng Y tế Anh xin lỗi.
GB | Theo BBC, chính phủ Anh họp khẩn.
| Anh nói: “Tôi rất vui”.
| Bạn gái anh tên Đức Anh.
DE | Theo giới chức Đức, vụ tai nạn do tàu chạy quá tốc độ.
DE | Cầu thủ người Đức Toni Kroos giải nghệ.
| Giáo hội tổ chức lễ kính Đức Mẹ.
| Quan điểm Mỹ học của ông rất mới.
US | Học giả Mỹ học tiếng Việt.
US | Hãng tin Mỹ AP đưa tin.
US | Dân biểu Mỹ gốc Việt phát biểu.
US | TT Mỹ gặp lãnh đạo nước bạn.
US | Mỹ: Bão tuyết làm 20 người chết
GB | Anh: Thủ tướng từ chức
JP | Nhật: Động đất mạnh
FR | Pháp: Biểu tình lan rộng
RU | Nga: Nổ kho đạn
| Anh: Tại sao em lại đi?
CN US | Mỹ, Trung Quốc đạt thỏa thuận
CN US | Mỹ-Trung: cuộc đối đầu mới
US | Tòa án tối cao Mỹ ra phán quyết
US | Tàu sân bay Mỹ vào biển Đông.
US | Chứng khoán Mỹ lao dốc, giá vàng tăng.
| Chứng khoán châu Á giảm; đồng yên Nhật mất giá.
IT | Tâm dịch Ý có thêm ca tử vong.
| Tôi để Ý thấy cô buồn.
| Cô mặc Áo tứ thân trong ngày hội.
CA | Tôm hùm Canada giảm giá.
NO | Cá hồi Na Uy nhập khẩu.
AU | Bò Úc nhập khẩu tăng.
TH | Xoài Thái Lan rẻ.
FR | Rượu vang Pháp bị đánh thuế.
CZ | Bia Séc vào top.
| Con mèo Ba Tư và con chó Nhật bị lạc.
| Cô Hà Lan dạy lớp 1A, học trò quý cô Hà Lan.
NL | Cô gái Hà Lan đạp xe xuyên Việt.
| Chị Chi Lê bán hàng ở chợ.
CL | Rượu vang Chi Lê.
| Ấp Mỹ Thạnh, xã Mỹ Lộc.
| Khu đô thị Ciputra, đường Võ Chí Công.
| Thôn Đức, xã Trung, huyện Mỹ.
| Bún bò Huế và bánh tráng Mỹ Lồng.
| Sân bay Nội Bài, ga Hàng Cỏ, phố Hàn.
| Dòng sông Đà và biển Đông.
LA | Sông Mê Kông đoạn qua Lào cạn nước.
KH | Ở Campuchia, Tết Chôl Chnăm Thmây.
| Cầu thủ nhập tịch Geovane và thủ môn Patrick.
| Tháp đôi Petronas và vịnh Marina.
RO | Bác sĩ Ru-ma-ni.
SK | Slovakia mua lại.
SI | Slovenia và hồ Bled.
EE LT LV | Estonia, Latvia, Lít-va.
MD | Moldova xin gia nhập.
AL ME | Montenegro, Albania.
LI | Liechtenstein.
MC | Công quốc Monaco.
SM | San Marino.
CY | Đảo Síp chia cắt.
JM | Jamaica.
TT | Trinidad và Tobago.
HT | Haiti.
GT HN | Guatemala và Honduras.
SV | El Salvador.
PA | Panama đóng cửa rừng Darien.
| Tàu mắc kẹt ở kênh đào Panama.
MU SC | Mauritius và Seychelles.
BJ TG | Benin và Togo.
BF | Burkina Faso.
GM | Gambia.
LR SL | Sierra Leone, Liberia.
GA | Gabon.
DJ ER | Eritrea, Djibouti.
SO | Somalia.
MW | Malawi.
BW NA | Namibia và Botswana.
LS SZ | Lesotho và Eswatini.
KM | Comoros.
BT | Bhutan đo hạnh phúc.
MV | Maldives.
TO WS | Tonga và Samoa.
VU | Vanuatu.
KI TV | Kiribati, Tuvalu.
PW | Palau.
NR | Nauru.
| Công an tỉnh Nam Định bắt đối tượng Lê Văn Chi.
| Nam phi công trẻ nhất lái máy bay.
| Phần lan can bị gãy.
";

pub(super) const INDONESIAN: &str = "\
ID ZA | Afrika Selatan dan Indonesia membahas kerja sama pelabuhan.
CF | Pasukan perdamaian bertugas di Republik Afrika Tengah.
DO | Badai menerjang Republik Dominika.
DM | Pulau Dominika diguncang badai.
NE NG | Perbatasan Niger dan Nigeria ditutup.
GN GW | Kasus baru muncul di Guinea-Bissau dan Guinea.
GQ | Guinea Khatulistiwa menjadi tuan rumah.
CD | Wabah meluas di Republik Demokratik Kongo.
CG | Presiden Republik Kongo berkunjung.
KP KR | Korut dan Korsel kembali berunding.
KP KR | Korea Utara menembakkan rudal ke arah Korea Selatan.
TL | Parlemen Timor Leste mengesahkan anggaran.
SA | Raja Arab Saudi menerima tamu.
AE | UEA membuka rute baru.
AE | Uni Emirat Arab mengirim bantuan.
CZ | Presiden Ceko tiba.
MM | Pengungsi dari Myanmar terdampar di Aceh.
LK | Krisis ekonomi Sri Lanka memburuk.
CI | Kakao Pantai Gading naik harga.
CV | Tanjung Verde lolos ke putaran final.
CN | Wisatawan Tiongkok memadati bandara.
CN | Investor China dan pengusaha Cina bertemu.
CN | Menteri RRT berkunjung.
TR | Gempa mengguncang Turki.
TR | Presiden Türkiye memberi bantuan.
US | Menlu AS tiba di Jakarta.
US | Amerika Serikat memveto resolusi.
GB | Ratu Inggris wafat.
DE FR | Prancis menang atas Jerman.
NL | Warga Belanda keturunan Maluku.
RU UA | Rusia dan Ukraina bertukar tahanan.
JP | Wisatawan Jepang di Bali.
ES IT | Italia dan Spanyol berbagi poin.
AU NZ | Australia serta Selandia Baru mencabut pembatasan.
TH | Thailand membuka kembali pantainya.
PH | Topan melanda Filipina.
MY SG | Jembatan Malaysia-Singapura macet.
BN | Sultan Brunei Darussalam berkunjung.
IN PK | India dan Pakistan gencatan senjata.
BD | Pabrik garmen di Bangladesh terbakar.
NP | Pendaki di Nepal tewas.
AF IR | Pengungsi Afganistan masuk Iran.
IQ SY | Irak dan Suriah membuka perbatasan.
IL PS | Israel menyerang Palestina.
EG | Piramida Mesir dibuka.
JO | Raja Yordania menerima utusan.
LB | Ledakan di Lebanon.
KE TZ | Kenya dan Tanzania melindungi gajah.
ET | Etiopia dilanda kekeringan.
DZ MA | Maroko dan Aljazair memutus hubungan.
AR BR | Brasil bertemu Argentina.
CU | Dokter Kuba datang membantu.
CO VE | Venezuela dan Kolombia membuka perbatasan.
CL PE | Cile dan Peru bersengketa.
CA MX | Kanada dan Meksiko.
PT | Portugal takluk.
NO SE | Swedia dan Norwegia.
DK FI | Finlandia dan Denmark.
AT CH | Swiss dan Austria.
BY PL | Polandia menutup perbatasan dengan Belarus.
HU RO | Hungaria dan Rumania banjir.
GR | Kebakaran hutan di Yunani.
KZ UZ | Uzbekistan dan Kazakhstan.
MN | Kuda Mongolia.
PG | Longsor di Papua Nugini.
PG | Perdana Menteri Papua Niugini tiba.
FJ SB | Fiji dan Kepulauan Solomon.
SD SS | Sudan Selatan merdeka dari Sudan.
VN | Vietnam menang di laga tandang.
KH LA | Kamboja dan Laos.
ET SO | Somalia dan Ethiopia.
YE | Yaman dilanda kolera.
QA | Qatar juara.
BH KW | Kuwait dan Bahrain.
VA | Paus di Vatikan.
TW | Taiwan diguncang gempa.
HK | Hong Kong longgarkan aturan.
| Kentang goreng dan ayam kalkun.
| Ia fasih berbahasa Inggris dan bahasa Jerman.
| Kurs dolar AS dan yen Jepang menguat.
| Wabah campak Jerman pada anak.
| Vaksin ensefalitis Jepang.
| Klub AS Roma kalah.
| Pemain Michael Jordan pensiun.
| Georgia, seorang perawat, menangis.
| Inisial AS (27) ditangkap polisi.
| Kampung Inggris di Pare, Kediri, ramai.
| Jalan Belanda di kota tua.
| Rumah Sakit Siloam dan Bank Indonesia.
| Kacang mede, kacang bogor, terong belanda.
| Kampus Universitas Indonesia di Depok.
| Papua dan Papua Barat banjir.
| Benua Amerika, Eropa, dan Asia.
| Konflik di Laut Cina Selatan.
| Terigu dan tepung beras.
| Ayam bangkok dan jambu bangkok.
| Pegawai Negeri Sipil Kota Malang.
| CNN Indonesia dan Kompas melaporkan.
| Uni Eropa dan ASEAN sepakat.
| Chad Doe dan Jordan Doe berlatih.
| Anggur merah dan brem bali.
| Cina benteng adalah sebutan warga Tangerang.
ID | Polri dan Presiden RI meresmikan jalan.
ID | Timnas Indonesia U-23 berlatih di Solo.
| Piala AFF dan Liga Champions.
GB | Liga Inggris pekan ini.
IT | Liga Italia pekan ke-3.
| Pasar Turi Surabaya terbakar.
| Desa Kuba, Kecamatan Lau.
| Gedung Asia Afrika Bandung.
ID MY | Indonesia-Malaysia sepakat soal batas.
KH LA VN | KambojaLaosVietnam
US | Militer AS menggelar latihan.
| Pukul 09.00 WIB di Jakarta.
NZ | Kiwi Selandia Baru.
GB | Skotlandia ingin merdeka.
NL | Negeri Belanda.
FR | Perancis juara dunia.
US | Negara Paman Sam.
JP | Negeri Sakura, Jepang.
RS | Serbia menang.
HR | Kroasia melaju.
UG | Uganda melarang.
ZM ZW | Zimbabwe dan Zambia.
MZ | Siklon di Mozambik.
MG | Madagaskar kelaparan.
CM | Kamerun ricuh.
SN | Senegal juara.
GH | Ghana gagal.
LY TN | Tunisia dan Libya.
AO | Angola kaya minyak.
BI RW | Rwanda dan Burundi.
MM TH | Raja Siam dan Birma.
TH | Wisatawan Muangthai.
LK | Pulau Ceylon di masa kolonial? Teh Ceylon terkenal.
CD | Zaire adalah nama lama.
NL | Pemerintah Nederland.
US | AS: Badai salju tewaskan 20 orang
CN US | Perang dagang AS-China memanas
US | Presiden AS Joe Biden berpidato.
US | Pemerintah AS, kata dia, setuju.
| Korban berinisial RI (20) selamat.
ID | Kementerian Kesehatan RI mengumumkan.
ID | DPR RI menggelar rapat.
ID | Dubes RI untuk PBB.
| Kampung Belanda dan Jalan Inggris.
| Stasiun Jakarta Kota.
| Gang Arab ramai pembeli.
SA | Jemaah haji tiba di Arab Saudi.
| Negara-negara Arab bertemu.
| Bahasa Arab dan sastra Inggris.
| Kue lumpur dan kentang goreng prancis.
| Sepak bola: AS Roma vs Inter.
IT | Serie A Italia.
GB | Timnas Inggris menang.
GB | Premier League Inggris.
| Guru bahasa Jepang.
JP | Kedubes Jepang di Jakarta.
KR | Drama Korea kian digemari.
KR | Artis Korea Selatan tiba.
| Semenanjung Korea tegang.
EG SD | Sungai Nil mengalir di Mesir dan Sudan.
| Selat Malaka dan Laut Jawa.
| Laut China Selatan memanas.
TL | Perbatasan Atambua dengan Timor-Leste.
| Nusa Tenggara Timur dan Timor Tengah Selatan.
ID PG | Perbatasan RI-Papua Nugini di Skouw dijaga.
| Provinsi Papua Tengah.
CN | Pemerintah Republik Rakyat Tiongkok.
| Etnis Tionghoa merayakan Imlek.
| Pecinan Glodok ramai.
CN | Vaksin buatan China.
| Kacang hijau, terung belanda.
| Ayam betutu.
IN | Warga India memadati sungai.
| Samudra Hindia.
| Bumbu Hindia.
PK | Pakistan.
ML | Tentara Mali.
OM | Negara Oman.
TG | Togo lolos.
PE | Peru dilanda El Nino.
CL | Cile juara.
CU | Rudal Kuba.
| Jordan, mahasiswa semester dua, lulus.
| Kata Jordan, acara itu seru.
JO | Yordania.
IL | Tentara Israel.
| Paris Saint-Germain.
FR | Perancis dan Kota Paris.
| Vietnam Airlines.
SG | Singapura.
| Bugis, Makassar.
MY | Warga Malaysia.
| Hotel Indonesia Kempinski.
| Bundaran HI dan Plaza Indonesia.
ID | Persatuan Sepakbola Seluruh Indonesia (PSSI).
ID | Ikatan Dokter Indonesia.
AE | Uni Emirat Arab (UEA).
AE | UAE.
SI SK | Slovakia, Slovenia.
EE LT LV | Estonia, Latvia, Lituania.
AL MD ME | Moldova, Montenegro, Albania.
LU | Luksemburg.
MC | Monako.
CY | Siprus.
HT JM | Jamaika, Haiti.
TT | Trinidad dan Tobago.
GT HN SV | Guatemala, Honduras, El Salvador.
PA | Panama.
MU SC | Mauritius dan Seychelles.
BF BJ TG | Benin, Togo, Burkina Faso.
GM LR SL | Gambia, Sierra Leone, Liberia.
DJ ER GA | Gabon, Eritrea, Jibuti.
BW MW NA | Malawi, Namibia, Botswana.
KM LS SZ | Lesotho, Eswatini, Komoro.
BT MV | Bhutan, Maladewa.
TO VU WS | Tonga, Samoa, Vanuatu.
KI NR PW TV | Kiribati, Tuvalu, Palau, Nauru.
BO EC PY UY | Bolivia, Paraguay, Uruguay, Ekuador.
CR NI | Nikaragua, Kosta Rika.
MD | Moldova.
KG TJ TM | Tajikistan, Turkmenistan, Kirgizstan.
ID PG | Perbatasan RI-PNG di Skouw dijaga.
| Gambar PNG dan JPG.
SY TR | Perbatasan Turki-Suriah diguncang gempa.
";

pub(super) const ENGLISH: &str = "\
GB | British scientists met in London.
US VN | American and Vietnamese doctors signed a deal.
| The Japanese encephalitis vaccine is free.
JP | A Japanese team arrived.
| French fries and Turkey sandwiches? Turkey breast is sold out.
TR | Turkey and its neighbours were shaken.
| Georgia Tech students won.
GE | The government of Georgia resigned.
| Atlanta, Georgia, is hot.
| Michael Jordan retired.
JO | King Abdullah of Jordan spoke.
TD | Chad closed its border.
| Chad Smith plays drums.
| New Mexico and New Jersey voted.
| He speaks Indonesian language and Japanese language.
ID | Indonesian officials.
KP KR | South Korea and North Korea talk.
| The South China Sea.
NE NG | Niger and Nigeria.
CD CG | DR Congo and the Republic of the Congo.
US | The U.S. president and his troops.
GB US | The US and the UK agreed; ask us why.
US | US officials said so.
| CONTACT US. FOLLOW US ON FACEBOOK.
| Contact us today. US dollars accepted? Pay in US$.
NL | The Dutch government.
PL | Polish officials met in Warsaw.
PH | Filipino nurses.
CZ | The Czech Republic.
AE SA | Saudi Arabia and the UAE.
MM | Burma, now Myanmar.
CI CV | Ivory Coast and Cape Verde.
GN GQ GW PG | Guinea-Bissau, Guinea, Equatorial Guinea, Papua New Guinea.
DM DO | Dominica and the Dominican Republic.
| The German measles outbreak.
| Guinea pigs and Swiss Army knives.
";
