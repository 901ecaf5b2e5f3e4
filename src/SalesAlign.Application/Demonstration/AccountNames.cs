namespace SalesAlign.Application.Demonstration;

/// <summary>A line of business: its sector as reports group it, how firms in it are called, how common it is, and revenue per head in thousands.</summary>
internal sealed record Trade(string Sector, string Pattern, int Share, int RevenuePerHead);

/// <summary>How firms are called where a team sells. Every name is made up from parts; none is meant to be a firm that exists.</summary>
internal sealed record AccountNames(string[] Owners, string[] Cities, Trade[] Trades, (string Name, string Sector)[] Groups)
{
    private bool IsChinese { get; init; }

    public static AccountNames Of(string team) => ByTeam[team];

    public string InCity(string name, string city) => IsChinese ? city + name : $"{name}, {city}";

    public string Couple(string one, string other) => IsChinese ? one + other : $"{one} & {other}";

    private const string Installers = "Custom installation";
    private const string Developers = "Property development";
    private const string Hotels = "Boutique hotels";
    private const string Apartments = "Serviced apartments";
    private const string Practices = "Medical practices";
    private const string Architects = "Architecture and interiors";
    private const string Offices = "Offices and co-working";
    private const string Wholesale = "Electrical wholesale";
    private const string Living = "Senior living";
    private const string Showrooms = "Retail and showrooms";

    private static readonly Dictionary<string, AccountNames> ByTeam = new(StringComparer.Ordinal)
    {
        ["T-DE"] = new(
            Split("Ahlborn Bachhuber Brinkmeier Cordsen Dankwart Eickstedt Faltermann Gebelein Hallstein Ibenthal Jaspersen Kettelhake Lohmüller Marquering Nienkamp Oberkirch "
                + "Pottharst Quandel Rautenstrauch Sandbrink Tiefenbach Uhlenbrock Vierkötter Wackernagel Ziegelhoff Bornheide Eschweil Grunewaldt Heidkamp Ihlefeld Kortmann Leineweber "
                + "Mönkehaus Nordhoff Ohlsdorf Pagenstert Reinhövel Schellhase Terbrüggen Wiesenthal Breitfeld Dornseif Elsbroich Freckmann Hagelstein Kaltwasser Lütkehaus Ostermoor"),
            ["Berlin", "Hamburg", "München", "Köln", "Frankfurt", "Stuttgart", "Düsseldorf", "Leipzig", "Hannover", "Bremen", "Nürnberg", "Münster"],
            [
                new(Installers, "{name} Haustechnik GmbH", 15, 140), new(Installers, "Elektro {name} GmbH", 12, 130), new(Installers, "{name} Smart Living GmbH", 7, 150),
                new(Developers, "{name} Projektbau GmbH", 9, 310), new(Developers, "{name} Wohnbau AG", 5, 330), new(Hotels, "Hotel {name} Hof", 7, 85),
                new(Apartments, "{name} Stadtwohnen GmbH", 6, 170), new(Practices, "Praxisklinik Dr. {name}", 7, 115), new(Architects, "{name} Architekten", 9, 125),
                new(Architects, "Atelier {name} Innenarchitektur", 5, 105), new(Offices, "{name} Bürowelten GmbH", 5, 160), new(Wholesale, "{name} Elektrogroßhandel KG", 5, 420),
                new(Living, "Residenz {name}", 5, 75), new(Showrooms, "{name} Küchen & Wohnen", 6, 190),
            ],
            [("Norderwall Immobilien SE", Developers), ("Lindental Hotels AG", Hotels), ("Wertheimer Pflegegruppe", Living)]),
        ["T-NO"] = new(
            Split("Almskog Bjerkhaug Dalstrand Ekeblad Fjeldsøe Granholt Havnsund Isaksby Järvelin Kvistgård Lundamo Myrvold Nykvarn Oxhammar Pihlaja Rosendahlen Skarpnes Tunhav Ulvestad Vikbladh "
                + "Wennerdal Ylönmaa Åkerhielm Ängsvik Østerdal Brunskär Eikrem Flodhammar Gullmarsson Hestnes Kallioinen Lervåg Norrskär Storvik Torpgaard Vestmark Blåfjell Sundqvara Holmvik Rautala"),
            ["Stockholm", "Copenhagen", "Oslo", "Helsinki", "Gothenburg", "Aarhus", "Bergen", "Malmö", "Tampere", "Trondheim"],
            [
                new(Installers, "{name} Installation AB", 14, 170), new(Installers, "{name} El & Automasjon AS", 12, 175), new(Installers, "{name} Talotekniikka Oy", 7, 155),
                new(Developers, "{name} Fastigheter AB", 10, 360), new(Developers, "{name} Eiendom AS", 6, 370), new(Hotels, "Hotell {name}", 8, 95),
                new(Apartments, "{name} Living ApS", 6, 185), new(Practices, "{name} Klinikken", 7, 130), new(Architects, "{name} Arkitekter", 11, 140),
                new(Offices, "{name} Kontorshotell", 6, 165), new(Wholesale, "{name} Elgrossist AB", 4, 450), new(Living, "{name} Omsorg AS", 5, 80), new(Showrooms, "{name} Bolig & Design", 5, 200),
            ],
            [("Skerrivik Properties AB", Developers), ("Fjordlys Hospitality AS", Hotels)]),
        ["T-BX"] = new(
            Split("Aardenburgh Boterdael Cuypersloot Dijkhove Eggermondt Fransbergh Goossenaert Haverlink Ijsselmond Kerckvoorde Lambrechtse Meulenkamp Nieuwersluys Oostrijck Pauwelaert Quadevlieg "
                + "Roggenkamp Stevelinck Terhaege Uyttenbroek Verschaete Waterlooze Zonneveldt Blanckhof Coorevits Duinmeijer Elsschot Grootveldt Hoevenaer Koppelaer Leyendekker Molenschot "
                + "Noordhof Rietveldse Schouwenaer Tolhuys Vrijdaghe Wijnendael Zevenhoek Brabandere"),
            ["Amsterdam", "Rotterdam", "Antwerp", "Brussels", "Utrecht", "Ghent", "Eindhoven", "Luxembourg", "The Hague", "Leuven"],
            [
                new(Installers, "{name} Installatietechniek BV", 17, 150), new(Installers, "{name} Domotica", 12, 140), new(Developers, "{name} Vastgoed BV", 10, 320),
                new(Developers, "Immobilière {name} SA", 5, 310), new(Hotels, "Hotel De {name}", 8, 90), new(Apartments, "{name} Residences", 7, 175),
                new(Practices, "Medisch Centrum {name}", 7, 120), new(Architects, "Bureau {name} Architecten", 11, 130), new(Offices, "{name} Werkplaatsen", 7, 155),
                new(Wholesale, "{name} Elektro Groothandel", 5, 430), new(Living, "Woonzorg {name}", 5, 75), new(Showrooms, "{name} Interieurs", 6, 185),
            ],
            [("Scheldehaven Vastgoed NV", Developers), ("Oranjehof Hotels BV", Hotels)]),
        ["T-AL"] = new(
            Split("Abplanalper Buchenegg Caflischer Dürrenmatten Eggimaier Furgglen Gamsberger Hochrainer Innerkofel Jochberger Kirchmair Lavatsch Mitterhofer Niedrist Obwexer Plattner-Au Quellmalz "
                + "Rosslauf Steinkogler Tschiertsch Unterweger Valsertal Wildhaber Zumthal Alpiger Brennwald Casutter Donatsch Fankhauer Grindelwalder Hintersteiner Kofler-Rain Lärchenfeld "
                + "Moosbrugg Pradella Rautner Soglio Tannheimer Vorderegg Wassner"),
            ["Zürich", "Vienna", "Geneva", "Basel", "Salzburg", "Innsbruck", "Bern", "Lucerne", "Graz", "Lugano", "Bolzano"],
            [
                new(Installers, "{name} Gebäudetechnik AG", 16, 175), new(Installers, "{name} Elektroanlagen GmbH", 10, 150), new(Developers, "{name} Immobilien AG", 11, 380),
                new(Hotels, "Berghotel {name}", 9, 95), new(Hotels, "Chalet {name}", 8, 90), new(Apartments, "{name} Residenzen AG", 7, 190), new(Practices, "Zentrum für Medizin {name}", 6, 140),
                new(Architects, "{name} Architektur AG", 12, 150), new(Offices, "{name} Business Center", 5, 170), new(Wholesale, "{name} Elektrohandel", 4, 440),
                new(Living, "Seniorenresidenz {name}", 5, 80), new(Showrooms, "Wohnhaus {name}", 7, 200),
            ],
            [("Säntisblick Immobilien AG", Developers), ("Edelgrat Hotels", Hotels)]),
        ["T-FR"] = new(
            Split("Aubrevert Beaucastel Chantelouve Desvallières Écluzeau Fontclair Grandchamp Hauterive Issoudun-Roy Jolivet Kerbrazen Lacombrade Malestroit Noirmont Orvalois Pelletan Quincerot "
                + "Rochebelle Sauveterre Tréville Usselmann Valcourbe Vaugrenard Yvelineau Bellefaye Clairvigne Dampierrot Estrevelle Fougerolas Gravillon Lespinard Montauvert Nantillois Pontcarré "
                + "Rivesault Sainclivier Tourvieille Verneaux Boisgontier Marcheval Peyrelade Bréhaudière Cazalens Hurtevent"),
            ["Paris", "Lyon", "Bordeaux", "Nantes", "Toulouse", "Lille", "Nice", "Strasbourg", "Marseille", "Rennes", "Annecy"],
            [
                new(Installers, "{name} Domotique", 15, 130), new(Installers, "{name} Électricité SARL", 12, 120), new(Developers, "{name} Promotion", 11, 340), new(Developers, "Foncière {name}", 5, 360),
                new(Hotels, "Hôtel {name}", 9, 88), new(Hotels, "Domaine de {name}", 5, 92), new(Apartments, "Résidences {name}", 7, 165), new(Practices, "Clinique {name}", 6, 125),
                new(Architects, "Atelier {name} Architectes", 11, 118), new(Offices, "{name} Bureaux", 5, 150), new(Wholesale, "{name} Distribution Électrique", 4, 430),
                new(Living, "Les Jardins de {name}", 5, 72), new(Showrooms, "Maison {name}", 5, 195),
            ],
            [("Groupe Vallombreuse", Hotels), ("Héliante Patrimoine", Developers), ("Séréna Résidences Seniors", Living)]),
        ["T-IB"] = new(
            Split("Albarrada Belmontejo Carrascosa Dehesilla Escalante-Rey Figueirinha Guadalix Herrazuelo Izquierdez Jarabeño Lamosa Montenegral Navaluenga Olivarra Peñarrubia Quintaneiro Ribamontán "
                + "Sotomarín Torrealba Urdanizar Valverdejo Zarzalejo Azambujal Brandoeiro Castelhano Douradinha Encarnado Ferragial Gandarela Lourenzal Monforteiro Pedrógal Riachuelo Santareno "
                + "Tavarinho Vilarejo Alcornocal Benamara Cortegana Miravalles"),
            ["Madrid", "Barcelona", "Lisbon", "Valencia", "Porto", "Sevilla", "Málaga", "Bilbao", "Palma", "Faro"],
            [
                new(Installers, "Instalaciones {name} SL", 17, 105), new(Installers, "{name} Domótica", 12, 110), new(Developers, "Promociones {name} SA", 11, 290), new(Developers, "{name} Imobiliária Lda", 6, 280),
                new(Hotels, "Hotel {name} Playa", 8, 78), new(Hotels, "Quinta do {name}", 6, 74), new(Apartments, "Apartamentos {name}", 8, 120), new(Practices, "Clínica {name}", 6, 98),
                new(Architects, "{name} Arquitectos", 10, 92), new(Offices, "{name} Espacios", 5, 130), new(Wholesale, "Suministros {name} SL", 5, 390), new(Showrooms, "Casa {name}", 6, 150),
            ],
            [("Costalba Resorts", Hotels), ("Inmuebles Torremarina SA", Developers)]),
        ["T-CN"] = new(
            Split("澜庭 云栖 听松 合屿 知礼 沐川 锦桐 望舒 瑞禾 启宁 嘉木 宸光 悦澄 南溪 栖谷 拾光 雅筑 鸿屿 清和 博雅居 明朗 臻逸 青檀 和煦 松岚 致远堂 凌云阁 白鹭洲 江畔 星野 梧桐里 观澜台 半山 晴川 御风 长宁里 朗润 景行 书香里 月湖"),
            ["上海", "杭州", "苏州", "南京", "宁波", "无锡", "合肥", "绍兴", "嘉兴"],
            [
                new(Installers, "{name}智能科技有限公司", 18, 60), new(Installers, "{name}机电工程有限公司", 12, 65), new(Developers, "{name}置业有限公司", 12, 210), new(Developers, "{name}地产开发有限公司", 6, 230),
                new(Hotels, "{name}精品酒店", 10, 42), new(Apartments, "{name}公寓管理有限公司", 8, 70), new(Practices, "{name}口腔诊所", 7, 55), new(Architects, "{name}室内设计事务所", 13, 52),
                new(Offices, "{name}联合办公", 5, 75), new(Wholesale, "{name}电器商贸有限公司", 5, 260), new(Living, "{name}康养中心", 5, 40), new(Showrooms, "{name}家居生活馆", 7, 85),
            ],
            [("临江栖澜置业集团", Developers), ("云上听松酒店集团", Hotels)]) { IsChinese = true },
        ["T-SE"] = new(
            Split("Ampanglia Bukitraya Cempakasari Damanlela Emperaya Forestara Gayatrisana Hijauan Indrapatra Jelutong Kampongbahru Lotusvale Merantisan Nilambari Orchardine Pinangsia Rajawali-Tan "
                + "Seletarise Tembusan Upwellis Viranda Wijayakarta Anthurium Baysand Cendanawati Duriantree Greenvalea Harbourlee Jasminda Kelapagading Mangrovia Nusantira Palmyrah Rosewoodlim "
                + "Straitsmoor Teratai Tiongharu Verdantha Windhaven Zamrudin"),
            ["Singapore", "Kuala Lumpur", "Bangkok", "Jakarta", "Ho Chi Minh City", "Penang", "Hanoi", "Phuket"],
            [
                new(Installers, "{name} Systems Pte Ltd", 16, 80), new(Installers, "{name} M&E Sdn Bhd", 12, 62), new(Developers, "{name} Land", 11, 240), new(Developers, "{name} Realty", 6, 220),
                new(Hotels, "The {name} Hotel", 11, 48), new(Hotels, "{name} Villas", 7, 44), new(Apartments, "{name} Serviced Residences", 9, 72), new(Practices, "{name} Medical Centre", 6, 66),
                new(Architects, "{name} Design Studio", 10, 58), new(Offices, "{name} Workspaces", 6, 78), new(Wholesale, "{name} Electrical Trading", 5, 250), new(Showrooms, "{name} Home Gallery", 5, 90),
            ],
            [("Selatan Crest Holdings", Developers), ("Lagoon & Lantern Hotels", Hotels)]),
    };

    private static string[] Split(string names) => names.Split(' ');
}
