//! China's public holidays and make-up working days, as the State Council's general office announced them.
//!
//! Each year has its notice (国务院办公厅关于部分节假日安排的通知), by document number, or for the years before 2014
//! by its page in the government's library of policies; a second number is a later change (Labour Day 2019, the
//! Spring Festival of 2020). Days off stand as announced, weekends inside them included. Years before 2007 are
//! left out: for these the public tables disagree (31 December 2005).
//!
//! The data were compared day by day with three independent tables (the Python packages `chinesecalendar` 1.11
//! and `holidays` 0.109, and the repository NateScarlet/holiday-cn at d4e53bf2): from 2007 to 2026 all agree.
//! To add a year, add its row and move `REVISION`; `tests/it/china.rs` holds the frozen expectations.

use std::sync::Arc;

use super::{
    Calendar, Zone,
    count::{Mark, Marks},
    instant::day_number,
};
use crate::{Name, finding::Bilingual};

/// The latest notice that the data hold.
const REVISION: &str = "国办发明电〔2025〕7号";

/// One year's notice: days off as (holiday, first, last), and working days at weekends; a day is month × 100 + day.
struct Year {
    year: i32,
    off: &'static [(Holiday, u16, u16)],
    works: &'static [u16],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holiday {
    NewYear,
    Spring,
    Qingming,
    Labour,
    DragonBoat,
    MidAutumn,
    National,
    Victory,
}

use Holiday::{DragonBoat, Labour, MidAutumn, National, NewYear, Qingming, Spring, Victory};

impl Holiday {
    const ALL: [Self; 8] = [NewYear, Spring, Qingming, Labour, DragonBoat, MidAutumn, National, Victory];

    fn title(self) -> Bilingual {
        let (en, zh) = match self {
            NewYear => ("New Year", "元旦"),
            Spring => ("Spring Festival", "春节"),
            Qingming => ("Qingming", "清明节"),
            Labour => ("Labour Day", "劳动节"),
            DragonBoat => ("Dragon Boat Festival", "端午节"),
            MidAutumn => ("Mid-Autumn Festival", "中秋节"),
            National => ("National Day", "国庆节"),
            Victory => ("Victory Day", "抗战胜利纪念日"),
        };
        Bilingual::new(en, zh)
    }
}

#[rustfmt::skip]
const YEARS: &[Year] = &[
    // gov.cn/zhengce/zhengceku/2008-03/28/content_1761.htm
    Year { year: 2007, off: &[(NewYear, 101, 103), (Spring, 218, 224), (Labour, 501, 507), (National, 1001, 1007), (NewYear, 1230, 1231)], works: &[217, 225, 428, 429, 929, 930, 1229] },
    // gov.cn/zhengce/zhengceku/2008-03/28/content_1645.htm
    Year { year: 2008, off: &[(NewYear, 101, 101), (Spring, 206, 212), (Qingming, 404, 406), (Labour, 501, 503), (DragonBoat, 607, 609), (MidAutumn, 913, 915), (National, 929, 1005)], works: &[202, 203, 504, 927, 928] },
    // gov.cn/zhengce/zhengceku/2008-12/10/content_1572.htm
    Year { year: 2009, off: &[(NewYear, 101, 103), (Spring, 125, 131), (Qingming, 404, 406), (Labour, 501, 503), (DragonBoat, 528, 530), (National, 1001, 1002), (MidAutumn, 1003, 1003), (National, 1004, 1008)], works: &[104, 124, 201, 531, 927, 1010] },
    // gov.cn/zhengce/zhengceku/2009-12/08/content_1476.htm
    Year { year: 2010, off: &[(NewYear, 101, 103), (Spring, 213, 219), (Qingming, 403, 405), (Labour, 501, 503), (DragonBoat, 614, 616), (MidAutumn, 922, 924), (National, 1001, 1007)], works: &[220, 221, 612, 613, 919, 925, 926, 1009] },
    // gov.cn/zhengce/zhengceku/2010-12/10/content_1423.htm
    Year { year: 2011, off: &[(NewYear, 101, 103), (Spring, 202, 208), (Qingming, 403, 405), (Labour, 430, 502), (DragonBoat, 604, 606), (MidAutumn, 910, 912), (National, 1001, 1007)], works: &[130, 212, 402, 1008, 1009, 1231] },
    // gov.cn/zhengce/zhengceku/2011-12/06/content_1411.htm
    Year { year: 2012, off: &[(NewYear, 101, 103), (Spring, 122, 128), (Qingming, 402, 404), (Labour, 429, 501), (DragonBoat, 622, 624), (MidAutumn, 930, 930), (National, 1001, 1007)], works: &[121, 129, 331, 401, 428, 929] },
    // gov.cn/zhengce/zhengceku/2012-12/10/content_1353.htm
    Year { year: 2013, off: &[(NewYear, 101, 103), (Spring, 209, 215), (Qingming, 404, 406), (Labour, 429, 501), (DragonBoat, 610, 612), (MidAutumn, 919, 921), (National, 1001, 1007)], works: &[105, 106, 216, 217, 407, 427, 428, 608, 609, 922, 929, 1012] },
    // 国办发明电〔2013〕28号
    Year { year: 2014, off: &[(NewYear, 101, 101), (Spring, 131, 206), (Qingming, 405, 407), (Labour, 501, 503), (DragonBoat, 602, 602), (MidAutumn, 908, 908), (National, 1001, 1007)], works: &[126, 208, 504, 928, 1011] },
    // 国办发明电〔2014〕28号
    Year { year: 2015, off: &[(NewYear, 101, 103), (Spring, 218, 224), (Qingming, 405, 406), (Labour, 501, 501), (DragonBoat, 620, 622), (Victory, 903, 904), (MidAutumn, 927, 927), (National, 1001, 1007)], works: &[104, 215, 228, 906, 1010] },
    // 国办发明电〔2015〕18号
    Year { year: 2016, off: &[(NewYear, 101, 101), (Spring, 207, 213), (Qingming, 404, 404), (Labour, 501, 502), (DragonBoat, 609, 611), (MidAutumn, 915, 917), (National, 1001, 1007)], works: &[206, 214, 612, 918, 1008, 1009] },
    // 国办发明电〔2016〕17号
    Year { year: 2017, off: &[(NewYear, 101, 102), (Spring, 127, 202), (Qingming, 402, 404), (Labour, 501, 501), (DragonBoat, 528, 530), (National, 1001, 1003), (MidAutumn, 1004, 1004), (National, 1005, 1008)], works: &[122, 204, 401, 527, 930] },
    // 国办发明电〔2017〕12号
    Year { year: 2018, off: &[(NewYear, 101, 101), (Spring, 215, 221), (Qingming, 405, 407), (Labour, 429, 501), (DragonBoat, 618, 618), (MidAutumn, 924, 924), (National, 1001, 1007), (NewYear, 1230, 1231)], works: &[211, 224, 408, 428, 929, 930, 1229] },
    // 国办发明电〔2018〕15号, 〔2019〕3号
    Year { year: 2019, off: &[(NewYear, 101, 101), (Spring, 204, 210), (Qingming, 405, 407), (Labour, 501, 504), (DragonBoat, 607, 609), (MidAutumn, 913, 915), (National, 1001, 1007)], works: &[202, 203, 428, 505, 929, 1012] },
    // 国办发明电〔2019〕16号, 〔2020〕1号
    Year { year: 2020, off: &[(NewYear, 101, 101), (Spring, 124, 202), (Qingming, 404, 406), (Labour, 501, 505), (DragonBoat, 625, 627), (National, 1001, 1008)], works: &[119, 426, 509, 628, 927, 1010] },
    // 国办发明电〔2020〕27号
    Year { year: 2021, off: &[(NewYear, 101, 103), (Spring, 211, 217), (Qingming, 403, 405), (Labour, 501, 505), (DragonBoat, 612, 614), (MidAutumn, 919, 921), (National, 1001, 1007)], works: &[207, 220, 425, 508, 918, 926, 1009] },
    // 国办发明电〔2021〕11号
    Year { year: 2022, off: &[(NewYear, 101, 103), (Spring, 131, 206), (Qingming, 403, 405), (Labour, 430, 504), (DragonBoat, 603, 605), (MidAutumn, 910, 912), (National, 1001, 1007), (NewYear, 1231, 1231)], works: &[129, 130, 402, 424, 507, 1008, 1009] },
    // 国办发明电〔2022〕16号
    Year { year: 2023, off: &[(NewYear, 101, 102), (Spring, 121, 127), (Qingming, 405, 405), (Labour, 429, 503), (DragonBoat, 622, 624), (MidAutumn, 929, 929), (National, 930, 1006), (NewYear, 1230, 1231)], works: &[128, 129, 423, 506, 625, 1007, 1008] },
    // 国办发明电〔2023〕7号
    Year { year: 2024, off: &[(NewYear, 101, 101), (Spring, 210, 217), (Qingming, 404, 406), (Labour, 501, 505), (DragonBoat, 610, 610), (MidAutumn, 915, 917), (National, 1001, 1007)], works: &[204, 218, 407, 428, 511, 914, 929, 1012] },
    // 国办发明电〔2024〕12号
    Year { year: 2025, off: &[(NewYear, 101, 101), (Spring, 128, 204), (Qingming, 404, 406), (Labour, 501, 505), (DragonBoat, 531, 602), (National, 1001, 1005), (MidAutumn, 1006, 1006), (National, 1007, 1008)], works: &[126, 208, 427, 928, 1011] },
    // 国办发明电〔2025〕7号
    Year { year: 2026, off: &[(NewYear, 101, 103), (Spring, 215, 223), (Qingming, 404, 406), (Labour, 501, 505), (DragonBoat, 619, 621), (MidAutumn, 925, 927), (National, 1001, 1007)], works: &[104, 214, 228, 509, 920, 1010] },
];

/// Builds the calendar `china` from the table.
pub(super) fn calendar() -> Calendar {
    let marks = Marks::new(Marks::WEEKEND, known());
    let titles = Holiday::ALL.map(|holiday| (holiday, Arc::new(holiday.title())));
    let title =
        |holiday| titles.iter().find(|(other, _)| *other == holiday).map(|(_, title)| Arc::clone(title));
    let off = YEARS.iter().flat_map(|year| year.off.iter().map(move |off| (year.year, *off)));
    let off = off.filter_map(|(year, (holiday, first, last))| {
        Some((day(year, first)?, day(year, last)?, Mark::Rests(title(holiday))))
    });
    let works = YEARS.iter().flat_map(|year| year.works.iter().filter_map(|&works| day(year.year, works)));
    let works = works.map(|day| (day, day, Mark::Works));
    let painted: Vec<_> = off.chain(works).collect();
    Calendar::of(Name::literal("china"), REVISION.to_owned(), Zone::CHINA, None, marks.paint(painted))
}

fn known() -> (i32, i32) {
    let first = YEARS.first().and_then(|year| day(year.year, 101));
    let last = YEARS.last().and_then(|year| day(year.year, 1231));
    (first.unwrap_or_default(), last.unwrap_or_default())
}

fn day(year: i32, month_day: u16) -> Option<i32> {
    let (month, day) = (u32::from(month_day / 100), u32::from(month_day % 100));
    chrono::NaiveDate::from_ymd_opt(year, month, day).map(day_number)
}
