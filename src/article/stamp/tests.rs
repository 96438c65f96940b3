//! Every shape that a stamp comes in, and what must not be taken for one. All lines were written here.

use super::{Role, covers, events, find};
use crate::article::date::{Date, Time};
use chrono::Days;
use proptest::prelude::*;

/// The machine form of the only stamp of a line.
#[track_caller]
fn only(line: &str) -> String {
    let stamps = find(line);
    assert_eq!(stamps.len(), 1, "{line}: {stamps:?}");
    stamps[0].date.machine()
}

#[track_caller]
fn reads(pairs: &[(&str, &str)]) {
    for (line, date) in pairs {
        assert_eq!(&only(line), date, "{line}");
    }
}

#[track_caller]
fn nothing(lines: &[&str]) {
    for line in lines {
        assert_eq!(find(line), [], "{line}");
    }
}

#[test]
fn numeric_dates_are_day_first() {
    reads(&[
        ("08/10/2024", "2024-10-08"),
        ("8-1-2024", "2024-01-08"),
        ("14.7.2017", "2017-07-14"),
        ("08 / 10 / 2024", "2024-10-08"),
        ("08 - 10 - 2024", "2024-10-08"),
        ("ngày 8/10 năm 2024", "2024-10-08"),
        ("Hà Nội,12/10/2024", "2024-10-12"),
    ]);
}

#[test]
fn the_month_is_first_only_where_the_day_or_the_weekday_says_so() {
    reads(&[
        ("10/19/2025 10:10", "2025-10-19T10:10"),
        ("Wednesday, 11/04/2015", "2015-11-04"),
        ("Rabu, 04/11/2015", "2015-11-04"),
        ("Senin, 04/11/2015", "2015-11-04"),
    ]);
    nothing(&["31/02/2024", "13/13/2024", "00/10/2024"]);
}

#[test]
fn a_part_of_the_day_tells_the_half_of_it() {
    reads(&[
        ("5 April 2021 8:05 malam", "2021-04-05T20:05"),
        ("5 April 2021 pukul 20.05 malam", "2021-04-05T20:05"),
        ("05/04/2021 lúc 3:05 chiều", "2021-04-05T15:05"),
        ("05/04/2021 lúc 8:05 sáng", "2021-04-05T08:05"),
        ("05/04/2021 12:30 đêm", "2021-04-05T00:30"),
        ("5/4/2021 8.05.00", "2021-04-05T08:05:00"),
    ]);
}

#[test]
fn a_clock_alone_in_its_line_is_known() {
    for (line, hour, minute) in [
        ("21.05 WIB", 21, 5),
        ("| 08:05", 8, 5),
        ("lúc 8 giờ 5 phút", 8, 5),
        ("(15:23 GMT+7)", 15, 23),
        ("Pukul 09.10", 9, 10),
    ] {
        let time = super::clock(line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((time.hour, time.minute), (hour, minute), "{line}");
    }
    for line in ["21.05", "21:05 warga rapat", "3:2", "25:10", "", "WIB"] {
        assert_eq!(super::clock(line), None, "{line}");
    }
}

#[test]
fn the_weekday_of_another_day_is_noticed() {
    assert!(find("Rabu, 5 April 2021")[0].other_weekday);
    assert!(!find("Senin, 5 April 2021")[0].other_weekday);
    assert!(!find("5 April 2021")[0].other_weekday);
}

#[test]
fn a_24_hour_clock_with_a_stray_pm_is_read() {
    reads(&[
        ("08/10/2024 | 17:06 PM", "2024-10-08T17:06"),
        ("08/10/2024 | 08:01 PM", "2024-10-08T20:01"),
        ("07-03-2026 - 09:40 AM", "2026-03-07T09:40"),
        ("07-03-2026 - 12:05 AM", "2026-03-07T00:05"),
        ("07-03-2026 12:05 p.m.", "2026-03-07T12:05"),
        ("07-03-2026 2:05 CH", "2026-03-07T14:05"),
    ]);
}

#[test]
fn clocks_and_zones_after_the_date_are_read() {
    reads(&[
        ("29/01/2023 14:16 GMT+7", "2023-01-29T14:16+07:00"),
        ("22 Tháng Bảy 20157:41 SA(Xem: 16943)", "2015-07-22T07:41"),
        ("Thứ Ba, 20/10/2020 15:23 (GMT+7)", "2020-10-20T15:23+07:00"),
        (
            "Chủ nhật, 13/2/2022, 16:08 (GMT+7)",
            "2022-02-13T16:08+07:00",
        ),
        ("2019-08-23 20:50:52", "2019-08-23T20:50:52"),
        ("2019-08-23T20:50:52+07:00", "2019-08-23T20:50:52+07:00"),
        ("2019-08-23T13:50:52.123Z", "2019-08-23T13:50:52Z"),
        ("2019-08-23T20:50+0700", "2019-08-23T20:50+07:00"),
        ("23/08/2019 20:50 UTC+07:00", "2019-08-23T20:50+07:00"),
        (
            "Tue, 20 Oct 2020 16:13:00 +0700",
            "2020-10-20T16:13:00+07:00",
        ),
        ("16:13' 20/10/2020", "2020-10-20T16:13"),
        ("ngày 20/10, năm 2020", "2020-10-20"),
        (
            "Rabu, 4 November 2015 | 21:04 WIB",
            "2015-11-04T21:04+07:00",
        ),
        (
            "Jum'at, 17 Februari 2017 - 13:30 wib",
            "2017-02-17T13:30+07:00",
        ),
        ("4 November 2015 21.04 WITA", "2015-11-04T21:04+08:00"),
        ("4 November 2015 pukul 21.04", "2015-11-04T21:04"),
        ("4 Nopember 2015, Pkl. 21.04 WIT", "2015-11-04T21:04+09:00"),
        ("on 16 Feb 2016 at 09:20 WIB", "2016-02-16T09:20+07:00"),
        ("20/10/2020 lúc 15h23", "2020-10-20T15:23"),
        ("20/10/2020 lúc 15 giờ 23 phút", "2020-10-20T15:23"),
        ("20/10/2020 9g05", "2020-10-20T09:05"),
        ("20/10/2020-15:23", "2020-10-20T15:23"),
        ("Saturday 2024-12-21 15:28Cuộc họp", "2024-12-21T15:28"),
        (
            "Wednesday, 04 November, 2015 | 07:28 WIB",
            "2015-11-04T07:28+07:00",
        ),
    ]);
}

#[test]
fn clocks_before_the_date_are_read() {
    reads(&[
        ("15:23 20/10/2020", "2020-10-20T15:23"),
        ("08:40 , 07/03/2026", "2026-03-07T08:40"),
        ("17:06 ngày 08/10/2024", "2024-10-08T17:06"),
        (
            "15:23 (GMT+7) - Thứ Ba, 20/10/2020",
            "2020-10-20T15:23+07:00",
        ),
        ("09:30 PM, 12 Nov 2023", "2023-11-12T21:30"),
        ("Lúc 15h23 ngày 20/10/2020", "2020-10-20T15:23"),
    ]);
}

#[test]
fn each_clock_goes_with_its_own_date() {
    let all = |line: &str| -> Vec<String> {
        find(line)
            .iter()
            .map(|stamp| stamp.date.to_string())
            .collect()
    };
    assert_eq!(
        all("08:40 , 07/03/2026 08:39 , 08/03/2026"),
        ["2026-03-07T08:40", "2026-03-08T08:39"]
    );
    assert_eq!(
        all("07/03/2026 08:40 | 08/03/2026 08:39"),
        ["2026-03-07T08:40", "2026-03-08T08:39"]
    );
}

#[test]
fn midnight_to_the_second_is_no_time() {
    reads(&[
        ("2018-11-12 00:00:00", "2018-11-12"),
        ("12/11/2018 00:00", "2018-11-12T00:00"),
        ("12/11/2018 24:30", "2018-11-12"),
    ]);
}

#[test]
fn months_with_names_are_read() {
    reads(&[
        ("ngày 8 tháng 10 năm 2024", "2024-10-08"),
        ("29 Tháng Sáu, 2018", "2018-06-29"),
        ("29 Tháng Mười Hai, 2018", "2018-12-29"),
        ("Ngày 01 tháng Giêng năm 2018", "2018-01-01"),
        ("Tháng Sáu 29, 2018", "2018-06-29"),
        ("Tháng Mười Một 29, 2018", "2018-11-29"),
        ("29 Th6, 2018", "2018-06-29"),
        ("Th6 29, 2018", "2018-06-29"),
        ("Tháng 6 29, 2018", "2018-06-29"),
        ("8 tháng 10/2024", "2024-10-08"),
        ("02 Nov 2023", "2023-11-02"),
        ("02-Nov-2023", "2023-11-02"),
        ("2nd of November 2023", "2023-11-02"),
        ("Nov. 2, 2023", "2023-11-02"),
        ("November 2nd, 2023", "2023-11-02"),
        ("Jumat , 17 February 2017", "2017-02-17"),
        ("17 Agt 2017", "2017-08-17"),
        ("17 AGUSTUS 2017", "2017-08-17"),
        ("Isnin, 3 Ogos 2020", "2020-08-03"),
        ("3 May ’19", "2019-05-03"),
    ]);
}

#[test]
fn marks_say_what_the_date_is_of() {
    let role = |line: &str| find(line)[0].role;
    for line in [
        "Posted on Maret 30, 2015",
        "Đăng lúc: 10:20 12/03/2021",
        "Diterbitkan 4 Juli 2020",
        "Posted by Fulan on 4 July 2020",
    ] {
        assert_eq!(role(line), Role::Published, "{line}");
    }
    for line in [
        "[ Cập nhật vào ngày (21/08/2017) ]",
        "Diperbarui: 4 Juli 2020",
        "Updated 4 July 2020",
        "Ngày đăng: - Cập nhật: 4/7/2020",
    ] {
        assert_eq!(role(line), Role::Updated, "{line}");
    }
    for line in ["4/7/2020", "đăng ký ngày 4/7/2020", "terbitan 4 Juli 2020"] {
        assert_eq!(role(line), Role::Unmarked, "{line}");
    }
    let both = find("Đăng lúc 04/07/2020 - Cập nhật 05/07/2020");
    assert_eq!(
        (both[0].role, both[1].role),
        (Role::Published, Role::Updated)
    );
}

#[test]
fn months_and_years_count_only_where_they_are_marked() {
    reads(&[
        ("Posted on Maret 2015", "2015-03"),
        ("Xuất bản: tháng 8/2017", "2017-08"),
        ("Diterbitkan 2017", "2017"),
    ]);
    nothing(&[
        "Maret 2015",
        "tháng 8/2017",
        "© 2017",
        "Posted 2017 messages",
        "10/2024",
        "Mei 2020, Harga naik",
    ]);
}

#[test]
fn eight_digits_are_a_date_only_alone_in_their_line() {
    reads(&[
        ("20190306", "2019-03-06"),
        ("[20190306]", "2019-03-06"),
        ("20190306 10:20 WIB", "2019-03-06T10:20+07:00"),
    ]);
    nothing(&[
        "Mã số 20190306",
        "20190306 orang",
        "20191306",
        "20190231",
        "19450306",
        "201903061",
    ]);
}

#[test]
fn what_is_glued_to_a_date_is_no_part_of_it() {
    let line = "NGUYỄN VĂN AMarch 28, 2016 0 Comments";
    let stamp = &find(line)[0];
    assert_eq!(&line[stamp.span.clone()], "March 28, 2016");
    let line = "Saturday 2024-12-21 15:28Cuộc họp";
    let stamp = &find(line)[0];
    assert_eq!(&line[stamp.span.clone()], "Saturday 2024-12-21 15:28");
    reads(&[
        ("Berita HarianSelasa, 23/02/2016", "2016-02-23"),
        ("HUE12/03/2021", "2021-03-12"),
    ]);
}

#[test]
fn programs_that_cut_texts_into_words_leave_space_around_marks() {
    reads(&[
        ("Thứ hai , 05 / 06 / 2023 07 : 05", "2023-06-05T07:05"),
        (
            "Senin , 5 Juni 2023 | 07 : 05 WIB",
            "2023-06-05T07:05+07:00",
        ),
    ]);
}

#[test]
fn the_day_of_an_update_may_be_glued_to_the_year() {
    for line in [
        "8 Tháng Năm, 20229 Tháng Năm, 2022 bởi admin",
        "8 Mei 202210 Mei 2022 oleh redaksi",
        "Mei 8, 2022Mei 10, 2022",
        "08/05/202209/05/2022",
        "8 tháng 5, 202212 tháng 5, 2022",
    ] {
        let days: Vec<String> = find(line)
            .iter()
            .map(|stamp| stamp.date.to_string())
            .collect();
        assert_eq!(days.len(), 2, "{line}: {days:?}");
        assert_eq!(days[0], "2022-05-08", "{line}");
    }
    assert_eq!(find("8 Mei 202299 tahun"), []);
}

#[test]
fn a_count_of_readers_may_be_glued_to_the_year() {
    reads(&[("28/10/20171834", "2017-10-28")]);
    nothing(&["28/10/20171834 dan", "Nomor 28/10/20171834", "28/10/20171"]);
}

#[test]
fn the_day_on_which_a_page_was_printed_or_read_is_known() {
    for (line, role) in [
        ("Dicetak pada: 02-09-2023 08:11:20", Role::Seen),
        ("Truy cập ngày 02/09/2023", Role::Seen),
        ("Đăng ngày 01/09/2023 - in ngày 02/09/2023", Role::Published),
        ("Tin ngày 02/09/2023", Role::Unmarked),
    ] {
        assert_eq!(find(line)[0].role, role, "{line}");
    }
}

#[test]
fn years_of_two_digits_count_only_where_nothing_else_is_possible() {
    reads(&[
        ("12/12/98", "1998-12-12"),
        ("20/10/20", "2020-10-20"),
        ("5 Jun '23", "2023-06-05"),
        ("17-Feb-21", "2021-02-17"),
        ("09-Agu-98 10:00", "1998-08-09T10:00"),
        ("Thứ Ba, 20/10/15, 10:00", "2015-10-20T10:00"),
    ]);
    nothing(&[
        "17 Feb 21",
        "12-B-21",
        "08/10/24",
        "05/06/07",
        "20/10/15",
        "10-12-14",
        "1.02.03",
    ]);
}

#[test]
fn what_merely_looks_like_a_date_is_none() {
    nothing(&[
        "",
        "192.168.10.2015",
        "10.12.2015.3",
        "v1.2.2015",
        "Thông tư 12/10/2024/TT",
        "https://example.com/2020/05/07/tin",
        "https://example.com/tin-2024-12-21-moi",
        "0912-10-2024",
        "12345/10/2024",
        "08/10/20245",
        "Tỷ số 3-2, 2016",
        "Giá 8.500.000",
        "2024",
        "15:23",
        "Điện thoại 024 3826 2024",
    ]);
}

#[test]
fn a_line_that_is_a_stamp_is_covered() {
    for line in [
        "08/10/2024 | 17:06 PM",
        "07-03-2026 - 09:40 AM | Bất động sản",
        "[ Cập nhật vào ngày (21/08/2017) ]",
        "NGUYỄN VĂN AMarch 28, 2016 0 Comments",
        "Rabu, 4 November 2015 | 21:04 WIB",
        "Selasa, 23 Februari 2016 15:06 WIB | 998 Views",
        "Fulan Polan | Jum'at, 17 Februari 2017 - 13:30 wib",
        "Posted on Maret 30, 2015",
        "| Wednesday, 04 November 2015 |",
        "Thứ ba, 25/1/2022, 06:00 (GMT+7)",
        "Đăng lúc: 10:20 12/03/2021 - Lượt xem: 1.024",
        "Oleh Fulan Polan - 4 Juli 2020",
        "1 tháng Ba, 2019",
        "mồng 1 tháng Ba năm 2019",
        "20190306",
    ] {
        assert!(covers(line, &find(line)), "{line}: {:?}", find(line));
    }
}

#[test]
fn a_line_that_tells_something_is_not_covered() {
    for line in [
        "Chiều ngày 08/10/2024 đã diễn ra lễ ký kết.",
        "Saturday 2024-12-21 15:28Cuộc họp bàn về việc trồng cây xanh dọc bờ sông",
        "Jakarta, 4 Juli 2020, harga beras naik di semua pasar.",
        "Họp ngày 4/7/2020.",
        "14.7.2017. Picture 1.jpg",
        "Không có gì",
        "",
    ] {
        assert!(!covers(line, &find(line)), "{line}");
    }
}

fn told(text: &str, published: &str) -> Vec<String> {
    let published = published.parse::<Date>().ok();
    events(text, published)
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn days_with_a_year_are_events() {
    assert_eq!(
        told(
            "Chiều ngày 08/10/2024 đã diễn ra lễ ký.",
            "2024-10-08T17:06"
        ),
        ["2024-10-08"]
    );
    assert_eq!(
        told("Rapat itu digelar hari Senin (14/11/2022).", ""),
        ["2022-11-14"]
    );
    assert_eq!(
        told("Hội thảo ngày 8 tháng 10 năm 2024", ""),
        ["2024-10-08"]
    );
    assert_eq!(told("on November 14, 2022 they met", ""), ["2022-11-14"]);
    assert_eq!(told("pada 2022-11-14 malam", ""), ["2022-11-14"]);
}

#[test]
fn spans_of_days_are_events() {
    assert_eq!(
        told("Từ ngày 14 – 17/8/2017, tại thành phố", ""),
        ["2017-08-14/2017-08-17"]
    );
    assert_eq!(told("12-14 November 2022", ""), ["2022-11-12/2022-11-14"]);
    assert_eq!(
        told("tanggal 12 sampai 14 November 2022", ""),
        ["2022-11-12/2022-11-14"]
    );
    assert_eq!(
        told("tanggal 12 s.d. 14 November 2022", ""),
        ["2022-11-12/2022-11-14"]
    );
    assert_eq!(
        told("từ ngày 30/8 đến ngày 2/9/2017", ""),
        ["2017-08-30/2017-09-02"]
    );
    assert_eq!(told("từ 29/12 đến 3/1/2018", ""), ["2017-12-29/2018-01-03"]);
    assert_eq!(told("November 12-14, 2022", ""), ["2022-11-12/2022-11-14"]);
    assert_eq!(
        told("Từ ngày 6-12 đến ngày 13-12", "2024-12-20"),
        ["2024-12-06/2024-12-13"]
    );
    assert_eq!(
        told("Senin (14/11) hingga Rabu (16/11)", "2022-11-13"),
        ["2022-11-14/2022-11-16"]
    );
    assert_eq!(
        told("từ ngày 1 đến 15 tháng 3", "2022-03-20"),
        ["2022-03-01/2022-03-15"]
    );
}

#[test]
fn two_days_that_are_joined_by_and_are_two_events() {
    assert_eq!(
        told("12 dan 13 November 2022", ""),
        ["2022-11-12", "2022-11-13"]
    );
    assert_eq!(
        told("Trong hai ngày 20 và 21/12", "2024-12-22"),
        ["2024-12-20", "2024-12-21"]
    );
}

#[test]
fn the_year_comes_from_the_publication() {
    assert_eq!(
        told(
            "Pada tanggal 12 September, mereka bertemu",
            "2025-09-13T14:58:59"
        ),
        ["2025-09-12"]
    );
    assert_eq!(told("Chiều 21/5, tại xã", "2021-05-22"), ["2021-05-21"]);
    assert_eq!(
        told("Hôm nay (24/8) trời nắng", "2021-08-24"),
        ["2021-08-24"]
    );
    assert_eq!(told("Rapat ditutup (24/8).", "2021-08-24"), ["2021-08-24"]);
    assert_eq!(told("Minggu (19/10) ini", "2025-10-19"), ["2025-10-19"]);
    assert_eq!(told("Sáng 28/12", "2025-01-02"), ["2024-12-28"]);
    assert_eq!(told("ngày 3/1 tới", "2024-12-28"), ["2025-01-03"]);
    assert_eq!(
        told("pada 20 September mendatang", "2025-09-13"),
        ["2025-09-20"]
    );
    assert_eq!(told("pada 20 Desember", "2025-09-13"), ["2024-12-20"]);
    assert_eq!(told("ngày 29/2", "2025-03-01"), ["2024-02-29"]);
}

#[test]
fn without_a_publication_there_is_no_year_to_take() {
    assert_eq!(told("Pada tanggal 12 September", ""), [""; 0]);
    assert_eq!(told("Chiều 21/5", "2021"), [""; 0]);
}

#[test]
fn fractions_scores_and_lengths_of_time_are_no_events() {
    for text in [
        "Hơn 2/3 số hộ",
        "Thắng 3-2",
        "phục vụ 24/7",
        "(24/7)",
        "24/24 giờ",
        "bán kết (1/2)",
        "sau 3 tháng 6 ngày",
        "tăng 8.10 lần",
        "1.500/12 hộ",
        "He may 12 times",
        "dalam 12 bulan",
        "5/10 điểm",
        "TP.HCM quận 12 tháng",
    ] {
        assert_eq!(told(text, "2024-10-08"), [""; 0], "{text}");
    }
}

#[test]
fn dates_of_documents_births_and_old_times_are_no_events() {
    for text in [
        "Chỉ thị số 25-CT/TW ngày 25/10/2023 của Ban",
        "Quyết định 1234/QĐ-XY ngày 12/5/2024",
        "Peraturan Nomor 5 Tahun 2020 tanggal 12 Mei 2024",
        "Ia lahir 12 Mei 2024",
        "sinh ngày 12/5/2024",
        "Từ ngày 30/4/1975",
        "sejak 17 Agustus 1945",
    ] {
        assert_eq!(told(text, "2024-10-08"), [""; 0], "{text}");
    }
}

#[test]
fn events_are_in_order_and_each_is_there_once() {
    assert_eq!(
        told(
            "Ngày 9/10, sau ngày 8/10, rồi lại ngày 9/10/2024",
            "2024-10-10"
        ),
        ["2024-10-08", "2024-10-09"]
    );
}

#[test]
fn hostile_lines_come_to_an_end() {
    for piece in [
        "1", "/", "a", "1/", "1 ", "12/", "ạ", "1-1-", "(", "12:34 ", "May 1 ",
    ] {
        let line = piece.repeat(200_000 / piece.len());
        let stamps = find(&line);
        covers(&line, &stamps);
        events(&line, "2024-10-08".parse().ok());
        super::in_address(&line);
    }
}

proptest! {
    #[test]
    fn any_line_is_taken(line in "\\PC*") {
        let stamps = find(&line);
        covers(&line, &stamps);
        events(&line, "2024-10-08".parse().ok());
        super::in_address(&line);
    }

    #[test]
    fn pieces_of_dates_in_any_order_are_taken(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "12", "2024", "/", "-", ".", " ", "tháng", "năm", "May", "ạ", "Thứ", "15:23", "WIB", "(", ")", "GMT+7",
                "Posted on", "ngày", "Sáu", "20", "h", "số", "’", "T", "Z",
            ]),
            0..24,
        )
    ) {
        let line = pieces.concat();
        let stamps = find(&line);
        let mut end = 0;
        for stamp in &stamps {
            prop_assert!(stamp.span.start >= end && line.get(stamp.span.clone()).is_some());
            end = stamp.span.end;
        }
        covers(&line, &stamps);
        events(&line, "2024-10-08".parse().ok());
        super::in_address(&line);
    }

    #[test]
    fn every_day_is_read_back_in_every_shape(
        year in 1990i32..2100, month in 1u32..=12, day in 1u32..=31, hour in 0u8..24, minute in 0u8..60,
    ) {
        let wanted = Date::from_day(year, month, day);
        for line in days(year, month, day) {
            let found: Vec<Date> = find(&line).iter().map(|stamp| stamp.date).collect();
            // A day that the calendar does not have is no other day either.
            prop_assert_eq!(&found, &wanted.into_iter().collect::<Vec<_>>(), "{}", &line);
        }
        for address in [
            format!("https://example.com/{year}/{month:02}/{day:02}/x"),
            format!("https://example.com/{year}/{month:02}{day:02}/x"),
            format!("https://example.com/x-{year}{month:02}{day:02}.html"),
        ] {
            prop_assert_eq!(super::in_address(&address), wanted, "{}", &address);
        }
        let Some(wanted) = wanted else { return Ok(()) };
        for (clock, offset) in clocks(hour, minute) {
            let time = Time { hour, minute, second: None, offset };
            for line in [
                format!("{day}/{month}/{year} {clock}"),
                format!("{day:02}-{month:02}-{year} - {clock}"),
                format!("{year}-{month:02}-{day:02}, {clock}"),
                format!("ngày {day} tháng {month} năm {year} | {clock}"),
                format!("{clock} {day}/{month}/{year}"),
                format!("{clock}, ngày {day}/{month}/{year}"),
            ] {
                let stamps = find(&line);
                prop_assert_eq!(stamps.len(), 1, "{}", &line);
                let found = stamps[0].date;
                prop_assert_eq!(Some(found), wanted.with_time(time), "{}", &line);
                prop_assert!(covers(&line, &stamps), "{}", &line);
            }
        }
    }

    #[test]
    fn a_month_alone_is_read_back(year in 1990i32..2100, month in 1u32..=14) {
        let wanted = Date::from_month(year, month);
        for line in [
            format!("Tháng {month}/{year}"),
            format!("tháng {month} năm {year}"),
            format!("tháng {month:02}, {year}"),
            format!("{month:02}/{year}"),
            format!("{month:02}-{year}"),
            format!("{year}-{month:02}"),
        ] {
            prop_assert_eq!(super::coarse::alone(&line), wanted, "{}", line);
        }
        let address = format!("https://example.com/{year}/{month:02}/nama-berita");
        prop_assert_eq!(super::in_address(&address), wanted);
    }

    #[test]
    fn a_day_without_its_year_is_near_the_publication(
        year in 1990i32..2100, month in 1u32..=12, day in 13u32..=28, ago in 0u64..300,
    ) {
        let event = Date::from_day(year, month, day).unwrap();
        let published: Date = (event.first_day() + Days::new(ago)).into();
        for text in [
            format!("Chiều {day}/{month}, tại xã"),
            format!("Ngày {day} tháng {month}, tại xã"),
            format!("Rapat digelar Senin ({day}/{month})."),
            format!("pada tanggal {day}/{month} lalu"),
        ] {
            let found = events(&text, Some(published));
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].start, event, "{}", text);
            prop_assert!(found[0].year_inferred && events(&text, None).is_empty());
        }
        let found = events(&format!("ngày {day}/{month}/{year}"), Some(published));
        prop_assert!(!found[0].year_inferred);
    }
}

/// A day in every shape that names it in full.
fn days(year: i32, month: u32, day: u32) -> Vec<String> {
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const ID: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    const VI: [&str; 12] = [
        "Một",
        "Hai",
        "Ba",
        "Tư",
        "Năm",
        "Sáu",
        "Bảy",
        "Tám",
        "Chín",
        "Mười",
        "Mười Một",
        "Mười Hai",
    ];
    let at = month as usize - 1;
    let (en, id, vi) = (EN[at], ID[at], VI[at]);
    vec![
        format!("{day:02}/{month:02}/{year}"),
        format!("{day}-{month}-{year}"),
        format!("{day}.{month}.{year}"),
        format!("{day} / {month} / {year}"),
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}/{month}/{day}"),
        format!("{year}{month:02}{day:02}"),
        format!("ngày {day} tháng {month} năm {year}"),
        format!("ngày {day}/{month} năm {year}"),
        format!("{day} tháng {month}, {year}"),
        format!("{day} Th{month} {year}"),
        format!("{day} thg {month}, {year}"),
        format!("{day} Tháng {vi}, {year}"),
        format!("Tháng {vi} {day}, {year}"),
        format!("{day} tháng {vi} năm {year}"),
        format!("{day} {id} {year}"),
        format!("{day} {} {year}", id.to_uppercase()),
        format!("{day:02} {} {year}", &id[..3]),
        format!("{id} {day}, {year}"),
        format!("{day} {en}, {year}"),
        format!("{day}-{}-{year}", &en[..3]),
        format!("{en} {day}, {year}"),
        format!("{}. {day}, {year}", &en[..3]),
        format!("Diterbitkan {day} {id} {year}"),
        format!("Đăng ngày {day}/{month:02}/{year}"),
    ]
}

/// A time of day in every shape, with its zone in minutes.
fn clocks(hour: u8, minute: u8) -> Vec<(String, Option<i16>)> {
    let half = if hour < 12 { "AM" } else { "PM" };
    let of_half = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    vec![
        (format!("{hour:02}:{minute:02}"), None),
        (format!("{hour}h{minute:02}"), None),
        (format!("{hour} giờ {minute}"), None),
        (format!("{of_half}:{minute:02} {half}"), None),
        (format!("{hour:02}:{minute:02} WIB"), Some(420)),
        (format!("{hour:02}.{minute:02} WITA"), Some(480)),
        (format!("{hour:02}:{minute:02} WIT"), Some(540)),
        (format!("{hour:02}:{minute:02} (GMT+7)"), Some(420)),
        (format!("{hour:02}:{minute:02} UTC+08:00"), Some(480)),
        (format!("{hour:02}:{minute:02}+0700"), Some(420)),
        (format!("{hour:02}:{minute:02} +0700"), Some(420)),
        (format!("{hour:02}:{minute:02} +09:00"), Some(540)),
    ]
}
