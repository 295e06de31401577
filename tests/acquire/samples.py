"""Invented sample texts in many scripts, and short ways to read a file's articles."""

from __future__ import annotations

from pathlib import Path

from synoptic.acquire import acquire
from synoptic.records import Raw, Rejected
from synoptic.settings import Settings

RUSSIAN = (
    "Мэр Озёрска Пётр Дёмин заявил во вторник, что мост через реку закроют на две недели. «Мы обязаны проверить "
    "опоры», — сказал он журналистам. Движение автобусов изменится с понедельника."
)
ARABIC = (
    "قالت وزيرة النقل ليلى حداد يوم الثلاثاء إن الجسر سيغلق أسبوعين لإجراء الفحص. وأضافت: «سلامة الناس أولا». "
    "وسيتغير مسار الحافلات ابتداء من يوم الاثنين المقبل."
)
GREEK = (
    "Ο δήμαρχος Νίκος Αλεξίου δήλωσε την Τρίτη ότι η γέφυρα θα κλείσει για δύο εβδομάδες. Οι έλεγχοι αρχίζουν αύριο."
)
TURKISH = (
    "Belediye başkanı Ayşe Öztürk, köprünün iki hafta boyunca kapalı kalacağını söyledi. Çalışmalar yarın başlıyor."
)
POLISH = "Burmistrz Łukasz Żak powiedział we wtorek, że most będzie zamknięty. „Musimy sprawdzić filary”, dodał."
JAPANESE = (
    "市長の山本健太氏は火曜日、橋を二週間閉鎖すると発表した。「安全が第一だ」と記者団に語った。"
    "バスの経路は月曜日から変わる。"
)
CHINESE = "市长李建国星期二宣布，大桥将关闭两个星期进行检查。他对记者说：“安全第一。”公共汽车路线从星期一起改变。"
TAIWAN = "市長李建國星期二宣布，大橋將關閉兩個星期進行檢查。他對記者說：「安全第一。」公車路線從星期一起改變。"
KOREAN = "김민수 시장은 화요일 다리를 두 주 동안 폐쇄한다고 밝혔다. 그는 기자들에게 안전이 우선이라고 말했다."
HEBREW = "ראש העיר דוד לוין אמר ביום שלישי כי הגשר ייסגר לשבועיים לצורך בדיקה. מסלולי האוטובוסים ישתנו החל מיום שני."
THAI = "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานจะปิดเป็นเวลาสองสัปดาห์เพื่อตรวจสอบ เส้นทางรถเมล์จะเปลี่ยนตั้งแต่วันจันทร์"
HINDI = "महापौर ने मंगलवार को कहा कि पुल दो सप्ताह के लिए बंद रहेगा। बसों के रास्ते सोमवार से बदलेंगे।"
FRENCH = (
    "Le maire, Hélène Delcourt, a déclaré mardi que le pont serait fermé pendant deux semaines. "
    "« La sécurité d’abord », a-t-elle ajouté à côté de l’hôtel de ville."
)
NORWEGIAN = (
    "Ordfører Åse Bjørnstad sa tirsdag at broen blir stengt i to uker. – Sikkerheten går først, sa hun på rådhuset."
)


def read(path: Path, settings: Settings | None = None) -> list[Raw | Rejected]:
    return list(acquire([path], settings=settings or Settings()))


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def article(path: Path, content: bytes | str) -> Raw:
    (found,) = read(write(path, content))
    assert isinstance(found, Raw), found
    return found


def rejection(path: Path, content: bytes | str, settings: Settings | None = None) -> Rejected:
    (found,) = read(write(path, content), settings)
    assert isinstance(found, Rejected), found
    return found
